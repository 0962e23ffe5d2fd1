import { dataSource } from "../db/data-source";
import { roadsOf } from "../permissions/roads-of";
import { givenTo } from "../permissions/given";

/** The names of what accounts may do on their products by their roles and groups, or could if they were enabled; for callers that may see the accounts. One statement. */
export async function heldPermissions(ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const holders = await roadsOf((await dataSource()).manager, { serviceAccountIds: ids });
  return new Map(holders.map((holder) => [holder.id, new Set(givenTo(holder).flatMap(({ permissions }) => [...permissions]))]));
}
