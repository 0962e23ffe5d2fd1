import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/transaction";
import type { Touched } from "./change-or-dry-run";

/** The members and service accounts that have these roles: assigned directly, or to a group that they are in. */
export async function holdersOfRoles(manager: EntityManager, roleIds: readonly string[]): Promise<Touched> {
  return touched(
    manager,
    `SELECT member_id, service_account_id FROM role_assignment WHERE role_id = ANY($1) AND group_id IS NULL
     UNION SELECT gm.member_id, gm.service_account_id FROM role_assignment ra JOIN group_membership gm ON gm.group_id = ra.group_id WHERE ra.role_id = ANY($1)`,
    roleIds,
  );
}

/** The members and service accounts that are in these groups. */
export async function holdersInGroups(manager: EntityManager, groupIds: readonly string[]): Promise<Touched> {
  return touched(manager, "SELECT DISTINCT member_id, service_account_id FROM group_membership WHERE group_id = ANY($1)", groupIds);
}

async function touched(manager: EntityManager, statement: string, ids: readonly string[]): Promise<Touched> {
  if (ids.length === 0) return { memberIds: [], serviceAccountIds: [] };
  const rows = await manager.query<{ member_id: string | null; service_account_id: string | null }[]>(statement, [ids]);
  return {
    memberIds: rows.flatMap((row) => row.member_id ?? []),
    serviceAccountIds: rows.flatMap((row) => row.service_account_id ?? []),
  };
}

/** How many changed holders are named one by one to the other instances; for more, they forget everybody. */
const mostNamed = 60;

/** Says that the permissions of these members and service accounts have changed: what instances remember of them is old. */
export async function changedPermissionsOf(tx: Transaction, { memberIds, serviceAccountIds }: Touched): Promise<void> {
  if (memberIds.length > mostNamed) tx.changed("user", "*");
  else if (memberIds.length > 0) {
    const users = await tx.manager.query<{ user_id: string }[]>("SELECT user_id FROM member WHERE id = ANY($1)", [memberIds]);
    for (const { user_id: userId } of users) tx.changed("user", userId);
  }
  if (serviceAccountIds.length > mostNamed) tx.changed("client", "*");
  else if (serviceAccountIds.length > 0) {
    const clients = await tx.manager.query<{ client_id: string }[]>("SELECT client_id FROM service_account WHERE id = ANY($1)", [serviceAccountIds]);
    for (const { client_id: clientId } of clients) tx.changed("client", clientId);
  }
}
