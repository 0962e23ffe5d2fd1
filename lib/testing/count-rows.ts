import { query } from "../db/pool";

/** How many rows each table has now, but for counters of failed attempts and of use: what is refused may be counted, and nothing else. */
export async function countRows(): Promise<Record<string, number>> {
  const tables = await query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'rate_limit' AND table_name NOT LIKE 'usage_%' ORDER BY table_name",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await query<{ count: string }>(`SELECT count(*) FROM "${name}"`);
    counts[name] = Number(row!.count);
  }
  return counts;
}
