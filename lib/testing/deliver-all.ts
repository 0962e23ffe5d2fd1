import { query } from "../db/pool";
import { deliver } from "../webhooks/deliver";
import { fanOut } from "../webhooks/fan-out";

/** Does what the queue would do now: hands events on, and carries out what is due. */
export async function deliverAll(): Promise<void> {
  await fanOut();
  const due = await query<{ id: string }>("SELECT DISTINCT webhook_id AS id FROM webhook_delivery WHERE status = 'PENDING' AND next_attempt_at <= now()");
  await Promise.all(due.map(({ id }) => deliver(id)));
}

/** Lets the time of a webhook's deliveries pass, as if all of it had begun so many milliseconds earlier. */
export async function ageDeliveries(webhookId: string, milliseconds: number): Promise<void> {
  const age = "$2 * interval '1 millisecond'";
  await query(`UPDATE webhook SET failing_since = failing_since - ${age} WHERE id = $1`, [webhookId, milliseconds]);
  await query(
    `UPDATE webhook_delivery SET created_at = created_at - ${age}, next_attempt_at = next_attempt_at - ${age}, give_up_at = give_up_at - ${age},
      finished_at = finished_at - ${age} WHERE webhook_id = $1`,
    [webhookId, milliseconds],
  );
}
