import type { Transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { can } from "../permissions/authorize";

/** Service accounts that something can't be done to. */
type Named = { name: string }[];

const named = 10;

/** The service accounts of the role's product that hold the role, directly or by a group, whether it counts at the moment or not. At most a few. */
export function accountsWithRole(tx: Transaction, role: { id: string; productId: string }): Promise<Named> {
  return tx.manager.query<Named>(
    `SELECT a.name FROM service_account a WHERE a.product_id = $2 AND a.id IN (
       SELECT service_account_id FROM role_assignment WHERE role_id = $1
       UNION SELECT gm.service_account_id FROM role_assignment ra JOIN group_membership gm ON gm.group_id = ra.group_id WHERE ra.role_id = $1)
     ORDER BY a.name_key LIMIT ${named + 1}`,
    [role.id, role.productId],
  );
}

/** The service accounts of a product that are in the group. At most a few. */
export function accountsInGroup(tx: Transaction, groupId: string, productId: string): Promise<Named> {
  return tx.manager.query<Named>(
    `SELECT a.name FROM group_membership gm JOIN service_account a ON a.id = gm.service_account_id
     WHERE gm.group_id = $1 AND a.product_id = $2 ORDER BY a.name_key LIMIT ${named + 1}`,
    [groupId, productId],
  );
}

/** How a message calls them: by name, if the actor may see service accounts. */
export function nameAccounts(actor: Actor, teamId: string, accounts: Named): string {
  const plain = accounts.length === 1 ? "a service account" : "service accounts";
  if (!can(actor, "service-account:read", teamId)) return plain;
  const names = accounts.slice(0, named).map(({ name }) => name);
  return `${plain} (${names.join(", ")}${accounts.length > named ? " and more" : ""})`;
}
