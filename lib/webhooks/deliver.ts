import { Team, Webhook, WebhookDelivery, WebhookEvent } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { query } from "../db/pool";
import { attempt } from "./attempt";
import { recordOutcome } from "./record-outcome";
import { scheduleDelivery } from "./schedule-delivery";
import { secretsOf } from "./secrets";

/** How long a process has a webhook for itself unless it says more, in milliseconds: longer than an attempt takes. One that died is waited for so long. */
const lease = 25_000;
/** After how long it lets others have a turn, in milliseconds. */
const turn = 10_000;
/** How many messages a webhook gets at a time: one that fails gets one. */
const atOnce = 4;

/**
 * Carries out the deliveries of a webhook that are due, a few at a time, and has the next ones carried out when they are.
 * Only one process is at it: a second one leaves it to the first.
 * @param stop ends it; what is under way then is tried again later
 */
export async function deliver(webhookId: string, stop?: AbortSignal): Promise<void> {
  if (!(await acquire(webhookId))) return;
  const started = Date.now();
  try {
    while (Date.now() - started < turn && !stop?.aborted && (await deliverSome(webhookId, stop)));
  } finally {
    await release(webhookId);
  }
}

async function acquire(webhookId: string): Promise<boolean> {
  const rows = await query(
    `UPDATE webhook SET leased_until = clock_timestamp() + ${lease} * interval '1 millisecond'
     WHERE id = $1 AND enabled AND (leased_until IS NULL OR leased_until <= clock_timestamp()) RETURNING 1`,
    [webhookId],
  );
  return rows.length > 0;
}

/** The next few. @returns false when there are none */
async function deliverSome(webhookId: string, stop: AbortSignal | undefined): Promise<boolean> {
  const { manager } = await dataSource();
  await query(`UPDATE webhook SET leased_until = clock_timestamp() + ${lease} * interval '1 millisecond' WHERE id = $1`, [webhookId]);
  const webhook = await manager.findOneBy(Webhook, { id: webhookId });
  if (!webhook?.enabled) return false;
  const due = await manager
    .createQueryBuilder(WebhookDelivery, "item")
    .where("item.webhook_id = :webhookId AND item.status = 'PENDING' AND item.next_attempt_at <= clock_timestamp()", { webhookId })
    .orderBy("item.next_attempt_at")
    .addOrderBy("item.id")
    .limit(webhook.failingSince === null ? atOnce : 1)
    .getMany();
  if (due.length === 0) return false;
  const [secrets, { slug: teamSlug }] = [await secretsOf(webhookId), await manager.findOneByOrFail(Team, { id: webhook.teamId })];
  await Promise.all(
    due.map(async ({ id, eventId }) => {
      const event = await manager.findOneBy(WebhookEvent, { id: eventId });
      if (!event) return;
      const outcome = await attempt(webhook, event, { teamSlug, secrets, stop });
      // What we broke off ourselves says nothing of the receiver.
      if (!stop?.aborted) await recordOutcome(webhookId, id, outcome);
    }),
  );
  return true;
}

/** Whoever comes later finds it free, or, when it came a moment too early, is remembered here: what is due then is read after it is free. */
async function release(webhookId: string): Promise<void> {
  await query("UPDATE webhook SET leased_until = NULL WHERE id = $1", [webhookId]);
  const [next] = await query<{ team_id: string; failing: boolean; wait: number }>(
    `SELECT w.team_id, w.failing_since IS NOT NULL AS failing,
       greatest(0, extract(epoch FROM (SELECT min(d.next_attempt_at) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.status = 'PENDING') - clock_timestamp()) * 1000)::float8 AS wait
     FROM webhook w WHERE w.id = $1 AND w.enabled AND EXISTS (SELECT FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.status = 'PENDING')`,
    [webhookId],
  );
  if (next) await scheduleDelivery({ id: webhookId, teamId: next.team_id, failing: next.failing }, next.wait);
}
