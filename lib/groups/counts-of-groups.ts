import { query } from "../db/pool";

/** How many of each kind are in a group, those whose membership has ended included. */
interface GroupCounts {
  members: number;
  serviceAccounts: number;
}

/** How many are in each of these groups. One statement. */
export async function countsOfGroups(ids: readonly string[]): Promise<Map<string, GroupCounts>> {
  const rows = await query<{ group_id: string; members: number; service_accounts: number }>(
    `SELECT group_id, count(member_id)::int AS members, count(service_account_id)::int AS service_accounts
     FROM group_membership WHERE group_id = ANY($1) GROUP BY group_id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.group_id, { members: row.members, serviceAccounts: row.service_accounts }]));
}
