import pg from "pg";
import { settings } from "../env";
import { withoutIndexes } from "./without-indexes";

// In the order of their names come blocks of one purpose each: a search for a purpose finds nothing for long, and then everything.
const statement = `
  INSERT INTO service_account (id, team_id, product_id, name, name_key, description, email, client_id, enabled, created_by, last_used_at, contact)
  SELECT id, $1, CASE WHEN n % 1000 = 999 THEN $3 ELSE $4 END, name, lower(name), 'Kept by the ' || place || ' office',
    id || '@service-accounts.invalid', 'lkc_' || md5('client ' || id), n % 2000 <> 1999,
    CASE WHEN n <= 50 THEN $5 ELSE 'system' END, CASE WHEN n % 3000 <> 2999 THEN now() END, $6
  FROM (
    SELECT n, 'sa_0' || lpad(to_hex(n), 9, '0') || left(md5($1 || n), 16) AS id, places[1 + n % 9] AS place,
      purposes[1 + n % 10] || ' ' || places[1 + n % 9] || ' ' || n AS name
    FROM generate_series(1, $2::int) AS n,
      (SELECT ARRAY['Backup', 'Build', 'Deploy', 'Export', 'Import', 'Invoice', 'Metrics', 'Report', 'Sync', 'Ticket'] AS purposes,
        ARRAY['Amsterdam', 'Boston', 'Cairo', 'Dakar', 'Essen', 'Florence', 'Geneva', 'Hanoi', 'Izmir'] AS places) AS words
  ) AS account`;

export interface ManyAccounts {
  product: string;
  otherProduct: string;
  createdBy: string;
  contact?: string;
  /** False where no list is searched by a text: making the index for that takes longer than all others. */
  searched?: boolean;
  /** Statements that change what was put in, given the team. */
  change?: readonly string[];
}

/**
 * Puts many service accounts into a team at once, and tells the planner of them. Rare ones stand apart:
 * one in 1,000 is of the other product, one in 2,000 is disabled, one in 3,000 was never used, and the first 50 were created by `createdBy`.
 */
export async function seedManyAccounts(
  team: { id: string },
  count: number,
  { product, otherProduct, createdBy, contact, searched = true, change }: ManyAccounts,
): Promise<void> {
  // Not over the pool, whose statements are given up after a few seconds.
  const client = new pg.Client({ connectionString: settings().databaseUrl });
  await client.connect();
  try {
    await withoutIndexes(client, "service_account", async () => {
      await client.query(statement, [team.id, count, otherProduct, product, createdBy, contact]);
      for (const each of change ?? []) await client.query(each, [team.id]);
      return searched ? [] : ["service_account_search"];
    });
    await client.query("VACUUM ANALYZE service_account");
  } finally {
    await client.end();
  }
}
