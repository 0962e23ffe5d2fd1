import type { EntityManager } from "typeorm";
import { addJob } from "../jobs/add-job";
import { newId } from "../ids";
import type { EventTopic } from "./topics";

/** An event as it is told. */
export interface ToldEvent {
  teamId: string;
  type: string;
  topic: EventTopic;
  at?: string;
  serviceAccountId?: string | null;
  productId?: string | null;
  /** Never a secret: it leaves the house. */
  payload: Record<string, unknown>;
  /** What makes it the same as another one of the team, so that it is told once. */
  dedupeKey?: string;
}

// The product comes with its names, because whoever reads the message can't look them up. A team without webhooks costs a look at an index.
const statement = `INSERT INTO webhook_event (id, team_id, type, topic, at, service_account_id, product_id, payload, dedupe_key)
    SELECT e.id, e.team_id, e.type, e.topic, e.at, e.service_account_id, p.id,
      e.payload || jsonb_build_object('product', CASE WHEN p.id IS NULL THEN 'null'::jsonb ELSE jsonb_build_object('id', p.id, 'key', p.key, 'name', p.name) END), e.dedupe_key
    FROM jsonb_to_recordset($1::jsonb)
      AS e(id text, team_id text, type text, topic text, at timestamptz, service_account_id text, product_id text, payload jsonb, dedupe_key text)
      LEFT JOIN service_account a ON a.id = e.service_account_id
      LEFT JOIN product p ON p.id = coalesce(e.product_id, a.product_id) AND p.team_id = e.team_id
    WHERE EXISTS (SELECT FROM webhook w WHERE w.team_id = e.team_id AND w.enabled)
    ON CONFLICT (team_id, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING
    RETURNING id`;

/** Writes events in the transaction in which they happen, with the job that hands them on: they are told if, and only if, it commits. */
export async function storeEvents(manager: EntityManager, events: readonly ToldEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId("WebhookEvent"),
    team_id: event.teamId,
    type: event.type,
    topic: event.topic,
    at: event.at ?? new Date().toISOString(),
    service_account_id: event.serviceAccountId ?? null,
    product_id: event.productId ?? null,
    payload: event.payload,
    dedupe_key: event.dedupeKey ?? null,
  }));
  // PostgreSQL has no place for NUL nor for halves of characters.
  const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\ufffd") : value));
  const stored = await manager.query<{ id: string }[]>(statement, [text]);
  if (stored.length > 0) await addJob("fan-out", { events: stored.map(({ id }) => id) }, { attempts: 5, manager });
}
