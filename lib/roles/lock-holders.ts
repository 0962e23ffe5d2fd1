import type { Transaction } from "../db/transaction";

// Groups before members before accounts, as wherever they are locked together.
const statements = [
  ["team_group", "group_id", "UPDATE"],
  ["member", "member_id", "NO KEY UPDATE"],
  ["service_account", "service_account_id", "NO KEY UPDATE"],
].map(
  ([table, column, strength]) =>
    `SELECT 1 FROM ${table} WHERE id IN (SELECT ${column} FROM role_assignment WHERE role_id = $1 ORDER BY id LIMIT $2) ORDER BY id FOR ${strength}`,
);

/**
 * Locks those to whom a role is assigned until the transaction ends: nobody joins the groups meanwhile, and nobody is assigned another role.
 * @param most how many of each kind
 */
export async function lockHolders(tx: Transaction, roleId: string, most: number): Promise<void> {
  for (const statement of statements) await tx.manager.query(statement, [roleId, most]);
}
