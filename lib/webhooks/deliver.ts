import { setTimeout as delay } from "node:timers/promises";
import { Team, Webhook, WebhookDelivery, WebhookEvent } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isUnavailable } from "../db/failure";
import { query } from "../db/pool";
import { attempt, type Outcome } from "./attempt";
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
 * Only one process is at it: a second one leaves it to the first, and looks again when that one should have said that it is done.
 * @param stop ends it; what is under way then is tried again later
 */
export async function deliver(webhookId: string, stop?: AbortSignal): Promise<void> {
  if (!(await acquire(webhookId))) return lookAgain(webhookId);
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

/** Whoever has the webhook may have died, or have lost its connection when it was to set it free: what is due then waits until its time is over, not longer. */
async function lookAgain(webhookId: string): Promise<void> {
  const [held] = await query<{ team_id: string; failing: boolean; wait: number }>(
    `SELECT team_id, failing_since IS NOT NULL AS failing, extract(epoch FROM leased_until - clock_timestamp()) * 1000 AS wait
     FROM webhook WHERE id = $1 AND enabled AND leased_until > clock_timestamp()`,
    [webhookId],
  );
  if (held) await scheduleDelivery({ id: webhookId, teamId: held.team_id, failing: held.failing }, Math.max(0, Number(held.wait)) + 100, "when free");
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
  // All of them have ended before the webhook is free: nobody else sends again what is still under way.
  const ended = await Promise.allSettled(
    due.map(async (delivery) => {
      const event = await manager.findOneBy(WebhookEvent, { id: delivery.eventId });
      if (!event) return;
      const outcome = await attempt(webhook, event, { teamSlug, secrets, stop });
      // What we broke off ourselves says nothing of the receiver.
      if (!stop?.aborted) await writeDown(delivery, outcome);
    }),
  );
  for (const each of ended) if (each.status === "rejected") throw each.reason;
  return true;
}

/** What isn't written down is sent again, though its receiver has it: a moment in which the database can't be reached is waited for. */
async function writeDown(delivery: WebhookDelivery, outcome: Outcome): Promise<void> {
  for (let left = 2; ; left -= 1) {
    try {
      return await recordOutcome(delivery, outcome);
    } catch (error) {
      if (left === 0 || !isUnavailable(error)) throw error;
      await delay(500);
    }
  }
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
