import { In } from "typeorm";
import { Role } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** Roles by id, for callers that have been allowed to see what refers to them. One statement. */
export async function rolesById(ids: readonly string[]): Promise<Map<string, Role>> {
  const roles = await (await dataSource()).manager.findBy(Role, { id: In([...ids]) });
  return new Map(roles.map((role) => [role.id, role]));
}
