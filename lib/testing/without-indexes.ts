import type pg from "pg";

/**
 * Puts many rows into a table. Its indexes are made when the rows are there, which takes a fraction of the time of keeping them up row by row; those that
 * keep rules stay.
 * @param insert tells the names of indexes that nothing needs
 */
export async function withoutIndexes(client: pg.Client, table: string, insert: () => Promise<readonly string[]>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = $1::regclass AND NOT indisunique`,
    [table],
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  const needless = await insert();
  for (const { name, definition } of indexes) if (!needless.includes(name)) await client.query(definition);
}
