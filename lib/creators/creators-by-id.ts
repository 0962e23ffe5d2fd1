import { In } from "typeorm";
import { ServiceAccount, User } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { typeOfId } from "../ids";
import type { Actor } from "../permissions/actor";

/** Who created something: a person, a service account or Latchkey itself. */
export interface Creator {
  type: Actor["type"];
  id: string;
  /** As it is now; null when the person or account has been deleted. */
  name: string | null;
}

/** Creators by the ids that are kept in `created_by`, for callers that have been allowed to see what they created. A statement for people and one for accounts. */
export async function creatorsById(ids: readonly string[]): Promise<Map<string, Creator>> {
  const { manager } = await dataSource();
  const names = async (entity: typeof User | typeof ServiceAccount, wanted: string[]) =>
    wanted.length === 0 ? [] : manager.find<User | ServiceAccount>(entity, { select: { id: true, name: true }, where: { id: In(wanted) } });
  const of = (type: Actor["type"]) => ids.filter((id) => typeOf(id) === type);
  const found = (await Promise.all([names(User, of("USER")), names(ServiceAccount, of("SERVICE_ACCOUNT"))])).flat();
  const nameById = new Map(found.map(({ id, name }) => [id, name]));
  return new Map(ids.map((id) => [id, { type: typeOf(id), id, name: typeOf(id) === "SYSTEM" ? "System" : (nameById.get(id) ?? null) }]));
}

function typeOf(id: string): Actor["type"] {
  const type = typeOfId(id);
  return type === "User" ? "USER" : type === "ServiceAccount" ? "SERVICE_ACCOUNT" : "SYSTEM";
}
