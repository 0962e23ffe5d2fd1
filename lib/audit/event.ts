import { newId } from "../ids";
import type { Actor, RequestOrigin } from "../permissions/actor";
import type { AuditAction } from "./actions";
import { sealOf } from "./seal";

/** What happened, as told by the code that did it. */
export interface EventDraft {
  action: AuditAction;
  teamId: string | null;
  target?: { type: string; id: string; name: string };
  /** What changed, by field: never a secret. */
  details?: Record<string, unknown>;
}

/** Who did it: an actor, or someone who was refused before we knew them. */
export type EventActor = Pick<Actor, "type" | "id" | "name"> | { type: "ANONYMOUS"; id: null; name: string };

/** The row of an event, with the columns of `audit_event`, and the seal by which a change of it is found. */
export function eventRow(who: EventActor, origin: RequestOrigin, draft: EventDraft) {
  const row = wellFormed({
    id: newId("AuditEvent"),
    team_id: draft.teamId,
    at: new Date().toISOString(),
    action: draft.action,
    actor_type: who.type,
    actor_id: who.id,
    actor_name: who.name,
    target_type: draft.target?.type ?? null,
    target_id: draft.target?.id ?? null,
    target_name: draft.target?.name ?? null,
    address: origin.address,
    user_agent: origin.userAgent,
    request_id: origin.requestId,
    details: draft.details ?? {},
  });
  return { ...row, seal: sealOf(row).toString("hex") };
}

export type EventRow = ReturnType<typeof eventRow>;

/**
 * What PostgreSQL has place for. Events may tell what others have sent: halves of characters, and NUL, become `\ufffd`. Before the seal is made,
 * for that is of what is written.
 */
function wellFormed<Value>(value: Value): Value {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "\ufffd") as Value;
  if (value === null || typeof value !== "object" || ("toJSON" in value && typeof value.toJSON === "function")) return value;
  if (Array.isArray(value)) return value.map(wellFormed) as Value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [wellFormed(name), wellFormed(each)])) as Value;
}

/** Rows as the statement reads them. */
export function eventsJson(rows: readonly EventRow[]): string {
  return JSON.stringify(rows);
}

const columns = "id, team_id, at, action, actor_type, actor_id, actor_name, target_type, target_id, target_name, address, user_agent, request_id, details";

/** Inserts a JSON array of rows in one statement, and with each its place in the queue of those that are to be linked (`lib/audit/chain/`). */
export const insertEvents = `WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS e(id text, team_id text, at timestamptz, action text, actor_type text, actor_id text, actor_name text,
      target_type text, target_id text, target_name text, address text, user_agent text, request_id text, details jsonb, seal text)
  ), written AS (
    INSERT INTO audit_event (${columns}) SELECT ${columns} FROM given
  )
  INSERT INTO audit_pending (id, chain, seal) SELECT id, coalesce(team_id, 'installation'), decode(seal, 'hex') FROM given`;
