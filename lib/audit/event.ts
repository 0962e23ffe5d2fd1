import { newId } from "../ids";
import type { Actor, RequestOrigin } from "../permissions/actor";
import type { AuditAction } from "./actions";

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

/** The row of an event, with the columns of `audit_event`. */
export function eventRow(who: EventActor, origin: RequestOrigin, draft: EventDraft) {
  return {
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
  };
}

export type EventRow = ReturnType<typeof eventRow>;

/** Rows as PostgreSQL reads them. Details may tell what others have sent: halves of characters, and NUL, which it has no place for, become `\ufffd`. */
export function eventsJson(rows: readonly EventRow[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\ufffd") : value));
}

/** Inserts a JSON array of rows in one statement. */
export const insertEvents = `INSERT INTO audit_event
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS e(id text, team_id text, at timestamptz, action text, actor_type text, actor_id text, actor_name text,
    target_type text, target_id text, target_name text, address text, user_agent text, request_id text, details jsonb)`;
