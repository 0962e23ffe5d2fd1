import { query } from "../db/pool";
import { type IdType, typeOfId } from "../ids";
import { log } from "../log";

const largestBatch = 1_000;

interface Shared {
  /** The latest use of each account and credential that has not been written yet, in milliseconds since the epoch; their ids tell which is which. */
  uses: Map<string, number>;
  underWay?: Promise<void>;
}
// Next keeps its own copy of every module; the process has one memory of uses.
const shared = globalThis as typeof globalThis & { latchkeyUsage?: Shared };
const state = (): Shared => (shared.latchkeyUsage ??= { uses: new Map() });

/** Notes when an account or a credential of it was used, for the lists that show and filter it. Part of `noteCall` (`note.ts`), which begins the writing. */
export function noteUse(id: string): void {
  state().uses.set(id, Date.now());
}

/** Writes what has been noted; what can't be written now is kept for the next time. Part of `flushUsage`. */
export async function flushUses(): Promise<void> {
  const current = state();
  // Who comes during a write waits for it, and then for the rest.
  while (current.underWay) await current.underWay;
  current.underWay = writeAll(current.uses).finally(() => (current.underWay = undefined));
  await current.underWay;
}

async function writeAll(uses: Map<string, number>): Promise<void> {
  try {
    for (const table of tables) await writeTable(table, uses);
  } catch (error) {
    log().debug({ reason: error instanceof Error ? error.message : String(error) }, "the last uses of accounts are not written yet");
  }
}

async function writeTable(table: Table, uses: Map<string, number>): Promise<void> {
  const noted = [...uses].filter(([id]) => tableOf(id) === table);
  for (let from = 0; from < noted.length; from += largestBatch) {
    const batch = noted.slice(from, from + largestBatch);
    const later = await write(table, batch);
    // Not those that were used again meanwhile.
    for (const [id, at] of batch) if (!later.has(id) && uses.get(id) === at) uses.delete(id);
  }
}

const tables = ["service_account", "api_token", "client_secret", "public_key", "trust_rule"] as const;
type Table = (typeof tables)[number];
const tableOfType: Partial<Record<IdType, Table>> = { ApiToken: "api_token", ClientSecret: "client_secret", PublicKey: "public_key", TrustRule: "trust_rule" };
const tableOf = (id: string): Table => tableOfType[typeOfId(id) ?? "ServiceAccount"] ?? "service_account";

// Only what moves by a minute is worth a write. A row that somebody else is changing is left for the next time,
// so that this waits for nobody and nobody waits for it in turn; and time never goes back, whichever instance writes last.
const statement = (table: Table) => `
  WITH stale AS (
    SELECT noted.id, used.at FROM unnest($1::text[], $2::timestamptz[]) AS used (id, at) JOIN ${table} noted ON noted.id = used.id
    WHERE noted.last_used_at IS NULL OR noted.last_used_at <= used.at - interval '1 minute'
  ), free AS (
    SELECT noted.id, stale.at FROM ${table} noted JOIN stale ON stale.id = noted.id
    WHERE noted.last_used_at IS NULL OR noted.last_used_at <= stale.at - interval '1 minute'
    ORDER BY noted.id FOR NO KEY UPDATE OF noted SKIP LOCKED
  ), written AS (
    UPDATE ${table} noted SET last_used_at = free.at FROM free WHERE noted.id = free.id RETURNING noted.id
  )
  SELECT id FROM stale EXCEPT SELECT id FROM written`;

/** Writes uses in one statement. @returns those that have to wait for the next time */
async function write(table: Table, batch: [string, number][]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(statement(table), [batch.map(([id]) => id), batch.map(([, at]) => new Date(at))]);
  return new Set(rows.map(({ id }) => id));
}
