import { WebhookDelivery } from "../../entities/index";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { newDelivery } from "./delivery-states";
import { scheduleDelivery } from "./schedule-delivery";

/** How many events are handed on in one transaction. */
const batch = 100;

interface Match {
  team_id: string;
  webhook_id: string | null;
  failing: boolean;
}

interface Handed extends Match {
  event_id: string;
  now: Date;
}

// A webhook of an account tells of that account and of what its product publishes; one of the team, of all.
const matches = `WITH event AS (
    SELECT * FROM webhook_event WHERE fanned_out_at IS NULL AND ($1::text[] IS NULL OR id = ANY($1)) ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED)
  SELECT e.id AS event_id, e.team_id, w.id AS webhook_id, w.failing_since IS NOT NULL AS failing, now()
  FROM event e LEFT JOIN webhook w ON w.team_id = e.team_id AND w.enabled AND w.created_at <= e.stored_at
    AND (w.service_account_id IS NULL OR w.service_account_id = e.service_account_id OR e.topic = 'PRODUCT')
    AND (w.product_id IS NULL OR w.product_id = e.product_id)
    AND CASE e.topic WHEN 'PRODUCT' THEN w.product_events && ARRAY['*', substr(e.type, length('product.') + 1)] ELSE e.topic = ANY(w.topics) END`;

// Who has these events already, and has not been sent them yet.
const untouched = `SELECT DISTINCT d.team_id, w.id AS webhook_id, w.failing_since IS NOT NULL AS failing
  FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id WHERE d.event_id = ANY($1) AND d.status = 'PENDING' AND d.attempts = 0 AND w.enabled`;

/**
 * Hands events on to the webhooks that tell of them. Done again, or by two at a time, it does nothing twice.
 * @param ids which ones; all that wait when left out
 */
export async function fanOut(ids: readonly string[] | null = null): Promise<void> {
  for (;;) {
    const found = await transaction(async (tx) => {
      const rows = await tx.manager.query<Handed[]>(matches, [ids]);
      const deliveries = rows.flatMap(({ event_id: eventId, team_id: teamId, webhook_id: webhookId, now }) =>
        webhookId === null ? [] : [newDelivery(teamId, webhookId, eventId, now)],
      );
      if (deliveries.length > 0) await tx.manager.createQueryBuilder().insert().into(WebhookDelivery).values(deliveries).orIgnore().execute();
      const events = [...new Set(rows.map(({ event_id: id }) => id))];
      if (events.length > 0) await tx.manager.query("UPDATE webhook_event SET fanned_out_at = now() WHERE id = ANY($1)", [events]);
      return { rows, whole: events.length < batch };
    });
    // After the commit: a process that dies in between leaves deliveries that are due, which the sweep finds. One that goes on is asked to do it again.
    const rows: Match[] = found.rows.length > 0 || ids === null ? found.rows : await query<Match>(untouched, [ids]);
    const webhooks = new Map(rows.flatMap((row) => (row.webhook_id === null ? [] : [[row.webhook_id, row] as const])));
    for (const [id, { team_id: teamId, failing }] of webhooks) await scheduleDelivery({ id, teamId, failing });
    if (found.whole) return;
  }
}
