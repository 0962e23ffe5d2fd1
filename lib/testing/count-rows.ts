import { query } from "../db/pool";

/** How many rows each table has now, but for counters of failed attempts and of use: what is refused may be counted, and nothing else. */
export async function countRows(): Promise<Record<string, number>> {
  const tables = await query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'rate_limit' AND tablename NOT LIKE 'usage_%'",
  );
  const each = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`);
  const counts = await query<{ name: string; rows: number }>(each.join(" UNION ALL "));
  return Object.fromEntries(counts.map(({ name, rows }) => [name, rows]));
}
