import { IsNull, Not } from "typeorm";
import { User } from "../../entities/index";
import { dataSource } from "../db/data-source";
import type { Actor } from "../permissions/actor";
import { assertAdministrator } from "./assert-administrator";

/** Who administers the installation, those who have for longest first. */
export async function listAdministrators(actor: Actor | null): Promise<User[]> {
  assertAdministrator(actor);
  return (await dataSource()).manager.find(User, { where: { administratorSince: Not(IsNull()) }, order: { administratorSince: "ASC", id: "ASC" } });
}
