import { query } from "../db/pool";
import { grouped } from "../grouped";

/** How many service accounts of one product are in a group, those left out whose membership has ended. */
export interface ProductCount {
  productId: string;
  serviceAccounts: number;
}

/** How many service accounts of which products are in each of these groups, for callers that have been allowed to see the groups. One statement. */
export async function productCountsOfGroups(ids: readonly string[]): Promise<Map<string, ProductCount[]>> {
  const rows = await query<ProductCount & { groupId: string }>(
    `SELECT gm.group_id AS "groupId", sa.product_id AS "productId", count(*)::int AS "serviceAccounts"
     FROM group_membership gm JOIN service_account sa ON sa.id = gm.service_account_id
     WHERE gm.group_id = ANY($1) AND (gm.expires_at IS NULL OR gm.expires_at > clock_timestamp())
     GROUP BY gm.group_id, sa.product_id ORDER BY sa.product_id`,
    [ids],
  );
  return grouped(rows, ({ groupId }) => groupId);
}
