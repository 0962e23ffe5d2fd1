import type pg from "pg";
import { query } from "./pool";
import { together } from "./together";

/**
 * Reads rows by a key, each for a caller of its own; those that are asked for while others are being read share the next statement.
 * @param name under which each connection keeps the statement prepared
 * @param statement with the list of keys as `$1`, and the key of each row as `key`
 */
export function loadTogether<Row extends pg.QueryResultRow & { key: string }>(name: string, statement: string): (key: string) => Promise<Row | undefined> {
  return together<string, Row | undefined>(
    async (keys) => {
      const rows = await query<Row>(statement, [[...new Set(keys)]], name);
      const byKey = new Map(rows.map((row) => [row.key, row]));
      return keys.map((key) => byKey.get(key));
    },
    // Few and large: what a statement costs, here and in the database, hardly depends on how many rows it reads.
    { largestBatch: 500, mostBatches: 2, longestQueue: 10_000 },
  );
}
