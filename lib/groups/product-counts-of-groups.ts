import { query } from "../db/pool";

/** How many service accounts of one product are in a group, those left out whose membership has ended. */
export interface ProductCount {
  productId: string;
  serviceAccounts: number;
}

/** How many service accounts of which products are in each of these groups, for callers that have been allowed to see the groups. One statement. */
export async function productCountsOfGroups(ids: readonly string[]): Promise<Map<string, ProductCount[]>> {
  const rows = await query<{ group_id: string; product_id: string; service_accounts: number }>(
    `SELECT gm.group_id, sa.product_id, count(*)::int AS service_accounts
     FROM group_membership gm JOIN service_account sa ON sa.id = gm.service_account_id
     WHERE gm.group_id = ANY($1) AND (gm.expires_at IS NULL OR gm.expires_at > clock_timestamp())
     GROUP BY gm.group_id, sa.product_id ORDER BY sa.product_id`,
    [ids],
  );
  const byGroup = new Map<string, ProductCount[]>();
  for (const row of rows)
    byGroup.set(row.group_id, [...(byGroup.get(row.group_id) ?? []), { productId: row.product_id, serviceAccounts: row.service_accounts }]);
  return byGroup;
}
