import { TypeID } from "typeid-js";
import { alone, atomically, type Run } from "../db/alone";
import { idFrom, isId } from "../ids";
import { auditLock } from "./lock";

/** How many months of the trail have their table before they begin. */
const ahead = 3;
/** More than anybody has; what lies further back, by a wrong clock, stays with the rest. */
const most = 600;

interface Month {
  /** Of its table. */
  name: string;
  from: string;
  until: string;
}

const start = (time: Date, months = 0) => new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + months, 1));

function monthFrom(begin: Date): Month {
  const name = `audit_event_y${begin.getUTCFullYear()}m${String(begin.getUTCMonth() + 1).padStart(2, "0")}`;
  return { name, from: idFrom("AuditEvent", begin), until: idFrom("AuditEvent", start(begin, 1)) };
}

/** The months from one time to another, both included. */
export function monthsBetween(first: Date, last: Date): Month[] {
  const months: Month[] = [];
  for (let begin = start(first); begin <= last && months.length < most; begin = start(begin, 1)) months.push(monthFrom(begin));
  return months;
}

/** When an event's id was made; undefined for what is no id. */
export function timeOfId(id: string): Date | undefined {
  return isId("AuditEvent", id) ? new Date(parseInt(TypeID.fromString(id).toUUID().replaceAll("-", "").slice(0, 12), 16)) : undefined;
}

/** The months that have a table. */
export async function presentMonths(run: Run): Promise<string[]> {
  const rows = await run<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'audit_event'::regclass AND c.relname ~ '^audit_event_y\\d{4}m\\d{2}$' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Gives months their tables. Events of other times are kept in the table `audit_event_rest`, and move when their month gets one.
 * @param run on a connection that is in a transaction and holds the lock of the trail
 */
export async function makeMonths(run: Run, months: readonly Month[]): Promise<void> {
  const present = new Set(await presentMonths(run));
  const missing = months.filter(({ name }) => !present.has(name));
  if (missing.length === 0) return;
  const [rest] = await run<{ moves: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM audit_event_rest e JOIN unnest($1::text[], $2::text[]) AS m (first, after) ON e.id >= m.first COLLATE "C" AND e.id < m.after COLLATE "C") AS moves`,
    [missing.map(({ from }) => from), missing.map(({ until }) => until)],
  );
  if (rest!.moves) {
    await run("ALTER TABLE audit_event DETACH PARTITION audit_event_rest");
    await run("ALTER TABLE audit_event_rest RENAME TO audit_event_moving");
  }
  for (const { name, from, until } of missing) {
    // Not CREATE … PARTITION OF, which would lock everybody out of the whole trail for the time being.
    await run(`CREATE TABLE ${name} (LIKE audit_event INCLUDING DEFAULTS)`);
    await run(`ALTER TABLE audit_event ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${until}')`);
    await protect(run, name);
  }
  if (!rest!.moves) return;
  await run("CREATE TABLE audit_event_rest PARTITION OF audit_event DEFAULT");
  await protect(run, "audit_event_rest");
  await run("INSERT INTO audit_event SELECT * FROM audit_event_moving");
  await run("DROP TABLE audit_event_moving");
}

// Rows are kept from changes by the trigger of the whole, which each part inherits; this one is not inherited.
async function protect(run: Run, name: string): Promise<void> {
  await run(`CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON ${name} FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_truncate()`);
  await run(`REVOKE UPDATE, TRUNCATE ON ${name} FROM CURRENT_USER`);
}

/** Sees to it that this month and the next ones have their tables. */
export async function ensureMonths(now = new Date()): Promise<void> {
  await alone("audit", auditLock, (run) =>
    atomically(run, async () => {
      await run("SET LOCAL lock_timeout = '2s'");
      await makeMonths(run, monthsBetween(now, start(now, ahead)));
    }),
  );
}
