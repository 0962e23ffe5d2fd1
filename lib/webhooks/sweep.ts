import { query } from "../db/pool";
import { fanOut } from "./fan-out";
import { scheduleDelivery } from "./schedule-delivery";

/**
 * Finds what a process that died, or one that couldn't reach the database, has left undone: events that nobody has handed on, and deliveries that
 * are due and nobody is at. It changes nothing when there is none.
 */
export async function sweep(): Promise<void> {
  const [waiting] = await query("SELECT 1 FROM webhook_event WHERE fanned_out_at IS NULL AND stored_at < now() - interval '5 seconds' LIMIT 1");
  if (waiting) await fanOut();
  const left = await query<{ id: string; team_id: string; failing: boolean }>(
    `SELECT w.id, w.team_id, w.failing_since IS NOT NULL AS failing FROM webhook w
     WHERE w.enabled AND (w.leased_until IS NULL OR w.leased_until <= now())
       AND EXISTS (SELECT FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.status = 'PENDING' AND d.next_attempt_at < now() - interval '2 seconds')`,
  );
  for (const { id, team_id: teamId, failing } of left) await scheduleDelivery({ id, teamId, failing });
}
