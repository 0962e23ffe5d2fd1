import { beforeEach, describe, expect, it } from "vitest";
import { query } from "../db/pool";
import { listNotifications } from "../notifications/list-notifications";
import { systemActor } from "../permissions/actor";
import { ageDeliveries, deliverAll } from "../testing/deliver-all";
import { makeAccount, makeOwner } from "../testing/factories";
import { makeWebhook } from "../testing/make-webhook";
import { useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { backOff } from "./back-off";
import { sendTest } from "./send-test";

useDatabase();
const receiver = useReceiver();
const system = systemActor("Test");
const hour = 3_600_000;

describe("how long after a failed attempt the next one follows", () => {
  it("grows from seconds to four hours, and is never the same for all that failed together", () => {
    const middle = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map((failed) => backOff(failed, 0, 0.5) / 1000);
    expect(middle).toEqual([5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 14_400, 14_400]);
    const spread = Array.from({ length: 200 }, () => backOff(4));
    expect(new Set(spread).size).toBeGreaterThan(100);
    expect(Math.min(...spread)).toBeGreaterThanOrEqual(480_000);
    expect(Math.max(...spread)).toBeLessThanOrEqual(720_000);
  });

  it("is what the receiver asks for, if that is longer, and an hour at most", () => {
    expect(backOff(1, 60, 0.5)).toBe(60_000);
    expect(backOff(1, 1, 0.5)).toBe(5_000);
    expect(backOff(1, 1_000_000, 0.5)).toBe(hour);
    expect(backOff(8, 60, 0.5)).toBe(4 * hour);
  });
});

describe("a receiver that fails for a day", () => {
  beforeEach(async () => void (await query("DELETE FROM webhook")));

  it("is tried to the very end of it, and then its webhook is disabled with a notice to who answers for it, and nobody else", async () => {
    const owner = await makeOwner();
    const { team } = owner;
    const { account } = await makeAccount(team, { name: "Jenkins", contact: owner.email });
    const { webhook } = await makeWebhook(team, { serviceAccountId: account.id, name: "On-call", url: receiver.url });
    receiver.manner = (response) => response.writeHead(500).end("out of order");
    const { id } = await sendTest(system, webhook.id);
    const state = async () =>
      (
        await query<{ status: string; attempts: number; left: number; wait: number | null; enabled: boolean }>(
          `SELECT d.status, d.attempts, extract(epoch FROM d.give_up_at - now())::float8 * 1000 AS left, extract(epoch FROM d.next_attempt_at - now())::float8 * 1000 AS wait, w.enabled
           FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id WHERE d.id = $1`,
          [id],
        )
      )[0]!;
    let now = await state();
    expect(now.left).toBeGreaterThan(23.9 * hour);
    for (let n = 0; n < 40 && now.enabled; n += 1) {
      expect(now.status).toBe("PENDING");
      if (now.wait! > 0) await ageDeliveries(webhook.id, Math.ceil(now.wait!) + 1);
      await deliverAll();
      now = await state();
    }
    // 5 and 30 seconds, 2, 10 and 30 minutes, 1, 2 and then every 4 hours; and the last at the end of the day.
    expect(now).toMatchObject({ status: "FAILED", enabled: false, wait: null });
    expect(now.left).toBeGreaterThan(-60_000);
    expect(now.left).toBeLessThanOrEqual(0);
    expect(now.attempts).toBeGreaterThanOrEqual(12);
    expect(now.attempts).toBeLessThanOrEqual(15);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const { items } = await listNotifications(owner.actor, { teamId: team.id });
    expect(items).toMatchObject([
      {
        kind: "WEBHOOK_DISABLED",
        title: "Webhook “On-call” was disabled: nothing could be delivered for a day",
        serviceAccountId: account.id,
        subjectId: webhook.id,
      },
    ]);
    const told = receiver.received.length;
    await ageDeliveries(webhook.id, 24 * hour);
    await deliverAll();
    expect(receiver.received).toHaveLength(told);
    expect(await query("SELECT 1 FROM notification WHERE subject_id = $1 AND user_id <> $2", [webhook.id, owner.actor.id])).toEqual([]);
  });
});
