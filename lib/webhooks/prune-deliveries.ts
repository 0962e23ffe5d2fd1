import { query } from "../db/pool";

/** For how long it is known what was sent, in days. */
export const daysKept = 30;

const largestBatch = 5_000;

/** Forgets what was told long ago, with its deliveries and attempts; what is still on its way stays. */
export async function pruneDeliveries(): Promise<void> {
  for (;;) {
    const rows = await query(
      `DELETE FROM webhook_event WHERE id = ANY(ARRAY(
        SELECT id FROM webhook_event e WHERE e.stored_at < now() - $1 * interval '1 day' AND e.fanned_out_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.event_id = e.id AND (d.status = 'PENDING' OR d.finished_at > now() - $1 * interval '1 day'))
        ORDER BY e.stored_at LIMIT ${largestBatch} FOR UPDATE SKIP LOCKED)) RETURNING 1`,
      [daysKept],
    );
    if (rows.length < largestBatch) return;
  }
}
