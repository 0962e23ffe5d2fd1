import { Webhook as StandardWebhook } from "standardwebhooks";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServiceAccount, Team } from "../../entities/index";
import { revokeApiTokens } from "../api-tokens/revoke-api-tokens";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { ageDeliveries, deliverAll } from "../testing/deliver-all";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { makeWebhook } from "../testing/make-webhook";
import { useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { listWebhookDeliveries } from "./list-webhook-deliveries";
import { attemptsOfDeliveries } from "./of-webhooks";
import { resendDelivery } from "./resend-delivery";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { sendTest } from "./send-test";

useDatabase();
const receiver = useReceiver();
const system = systemActor("Test");
const hour = 3_600_000;

let team: Team;
let account: ServiceAccount;
beforeAll(async () => {
  team = await makeTeam();
  ({ account } = await makeAccount(team));
});
beforeEach(async () => {
  await query("DELETE FROM webhook");
  await query("DELETE FROM webhook_event");
});

const make = (more: Parameters<typeof makeWebhook>[1] = {}) => makeWebhook(team, { url: `${receiver.url}/in`, ...more });
const disable = (to = account) => setServiceAccountEnabled(system, to.id, false);
const enable = (to = account) => setServiceAccountEnabled(system, to.id, true);
async function logOf(webhookId: string) {
  const { items } = await listWebhookDeliveries(system, { webhookId });
  const attempts = await attemptsOfDeliveries(items.map(({ id }) => id));
  return items.map((item) => ({ ...item, tries: attempts.get(item.id) ?? [] }));
}
const messageOf = (body: string) => JSON.parse(body) as { type: string; timestamp: string; data: Record<string, unknown> };

describe("an event", () => {
  it("is verified by the library of Standard Webhooks, and tells what happened, by whom, and where to look", async () => {
    const { secret } = await make();
    await disable();
    await deliverAll();
    const [got] = receiver.received;
    const verified = new StandardWebhook(secret).verify(got!.body, got!.headers as Record<string, string>);
    expect(verified).toMatchObject({
      type: "service-account.disable",
      data: {
        teamId: team.id,
        actor: { type: "SYSTEM", name: "Test" },
        serviceAccount: { id: account.id, name: account.name },
        product: { key: "latchkey" },
        url: expect.stringMatching(new RegExp(`/${team.slug}/service-accounts/${account.id}$`)),
      },
    });
    expect(() => new StandardWebhook(secret).verify(`${got!.body} `, got!.headers as Record<string, string>)).toThrow();
    await enable();
  });

  it("that was rolled back is told to nobody", async () => {
    await make();
    const { token } = await makeToken(account);
    await deliverAll();
    receiver.received = [];
    await query("DELETE FROM webhook_event");
    await expect(revokeApiTokens(system, [token.id, "tok_01h45ytscbebyvny4gc8cr8ma2"])).rejects.toThrow("no such");
    expect(await query("SELECT type FROM webhook_event")).toEqual([]);
    await deliverAll();
    expect(receiver.received).toEqual([]);
  });

  it("costs a team without webhooks no row", async () => {
    const other = await makeTeam();
    await makeAccount(other);
    expect(await query("SELECT 1 FROM webhook_event WHERE team_id = $1", [other.id])).toEqual([]);
  });

  it("is told of its team, its account, its product and its topic alone", async () => {
    const { account: other } = await makeAccount(team);
    const stranger = await makeTeam();
    await makeWebhook(stranger, { url: `${receiver.url}/stranger` });
    await make({ url: `${receiver.url}/team` });
    await make({ url: `${receiver.url}/account`, serviceAccountId: account.id });
    await make({ url: `${receiver.url}/other`, serviceAccountId: other.id });
    await make({ url: `${receiver.url}/keys`, topics: ["KEYS"] });
    await disable();
    await deliverAll();
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/account", "/team"]);
    await enable();
  });

  it("goes to Slack as a message that people can read, whatever the names in it, and unsigned", async () => {
    const { account: hostile } = await makeAccount(team, { name: "<!channel> & *friends*" });
    await make({ kind: "SLACK", serviceAccountId: hostile.id, url: `${receiver.url}/services/T0/B0/secret` });
    await disable(hostile);
    await deliverAll();
    const [got] = receiver.received;
    expect(Object.keys(got!.headers).filter((name) => name.startsWith("webhook-"))).toEqual([]);
    const message = JSON.parse(got!.body) as { text: string; blocks: { type: string; text?: { type: string; text: string }; elements?: { url?: string }[] }[] };
    expect(message.text).toBe("Service account “&lt;!channel&gt; &amp; *friends*” was disabled");
    expect(message.blocks[0]).toEqual({
      type: "section",
      text: { type: "plain_text", text: "Service account “<!channel> & *friends*” was disabled", emoji: false },
    });
    expect(JSON.stringify(message.blocks)).not.toContain("mrkdwn");
    expect(message.blocks.find(({ type }) => type === "actions")!.elements![0]!.url).toContain(`/service-accounts/${hostile.id}`);
  });
});

describe("a delivery", () => {
  it("is tried again with the same id and body and a new time, at longer and longer distances, for a day", async () => {
    const { webhook, secret } = await make();
    receiver.manner = (response) => response.writeHead(500).end("broken");
    await disable();
    await deliverAll();
    let [entry] = await logOf(webhook.id);
    expect(entry).toMatchObject({ status: "PENDING", attempts: 1, tries: [{ statusCode: 500, answer: "broken", problem: "The answer has the status 500." }] });
    const wait = entry!.nextAttemptAt!.getTime() - entry!.tries[0]!.at.getTime();
    expect(wait).toBeGreaterThanOrEqual(4_000);
    expect(wait).toBeLessThanOrEqual(6_000);
    await deliverAll();
    expect(receiver.received).toHaveLength(1);
    for (let n = 0; n < 4; n += 1) {
      await ageDeliveries(webhook.id, 20 * 60_000);
      await deliverAll();
    }
    [entry] = await logOf(webhook.id);
    expect(entry!.attempts).toBe(5);
    receiver.manner = (response) => response.writeHead(200).end("ok");
    await ageDeliveries(webhook.id, hour);
    await deliverAll();
    [entry] = await logOf(webhook.id);
    expect(entry).toMatchObject({ status: "DELIVERED", attempts: 6, nextAttemptAt: null });
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([entry!.eventId]));
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    for (const { body, headers } of receiver.received) new StandardWebhook(secret).verify(body, headers as Record<string, string>);
    await enable();
  });

  it("that fails for a day is given up, and its webhook disabled with an event that says so; what waits is not sent later", async () => {
    const { webhook } = await make();
    receiver.manner = (response) => response.writeHead(503).end();
    await disable();
    await deliverAll();
    await enable();
    await ageDeliveries(webhook.id, 24 * hour + 1);
    await deliverAll();
    const [row] = await query("SELECT enabled, disabled_reason FROM webhook WHERE id = $1", [webhook.id]);
    expect(row).toEqual({ enabled: false, disabled_reason: "FAILED" });
    expect((await logOf(webhook.id)).map(({ status }) => status)).toEqual(["FAILED", "FAILED"]);
    const [event] = await query("SELECT actor_type, details FROM audit_event WHERE target_id = $1 AND action = 'webhook.disable'", [webhook.id]);
    expect(event).toMatchObject({ actor_type: "SYSTEM", details: { reason: "FAILED" } });
    await expect(sendTest(system, webhook.id)).rejects.toThrow("disabled");
  });

  it("that its receiver can't take doesn't disable a webhook that takes others", async () => {
    const { webhook } = await make();
    receiver.manner = (response) => response.writeHead(receiver.received.at(-1)!.body.includes("service-account.disable") ? 422 : 200).end();
    await disable();
    await deliverAll();
    await ageDeliveries(webhook.id, 23 * hour);
    await enable();
    await deliverAll();
    await ageDeliveries(webhook.id, 2 * hour);
    await deliverAll();
    expect((await logOf(webhook.id)).map(({ status }) => status)).toEqual(["DELIVERED", "FAILED"]);
    expect(await query("SELECT enabled FROM webhook WHERE id = $1", [webhook.id])).toEqual([{ enabled: true }]);
  });

  it("whose receiver is gone for good (410) ends its webhook at once", async () => {
    const { webhook } = await make();
    receiver.manner = (response) => response.writeHead(410).end();
    await disable();
    await deliverAll();
    expect(await query("SELECT enabled, disabled_reason FROM webhook WHERE id = $1", [webhook.id])).toEqual([{ enabled: false, disabled_reason: "GONE" }]);
    await enable();
  });

  it("leaves a receiver alone for as long as it asks, an hour at most", async () => {
    const { webhook } = await make();
    receiver.manner = (response) => response.writeHead(429, { "retry-after": "999999" }).end();
    await disable();
    await deliverAll();
    const [entry] = await logOf(webhook.id);
    expect(Math.round((entry!.nextAttemptAt!.getTime() - entry!.tries[0]!.at.getTime()) / hour)).toBe(1);
    await enable();
  });

  it("can be sent again under the same id, and a test is one like all others", async () => {
    const { webhook, secret } = await make({ topics: ["LEAKS"] });
    const test = await sendTest(system, webhook.id);
    await deliverAll();
    await resendDelivery(system, test.id);
    await deliverAll();
    expect(receiver.received).toHaveLength(2);
    for (const { body, headers } of receiver.received) new StandardWebhook(secret).verify(body, headers as Record<string, string>);
    expect(messageOf(receiver.received[0]!.body).type).toBe("webhook.test");
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await logOf(webhook.id))[0]).toMatchObject({ status: "DELIVERED", attempts: 2 });
  });

  it("is signed with both secrets for as long as they overlap, and with the new one alone after", async () => {
    const { webhook, secret: old } = await make();
    const { secret } = await rotateWebhookSecret(system, webhook.id, { overlapHours: 1 });
    const verifiedBy = async () => {
      await sendTest(system, webhook.id);
      await deliverAll();
      const { body, headers } = receiver.received.at(-1)!;
      return [old, secret].map((each) => {
        try {
          return Boolean(new StandardWebhook(each).verify(body, headers as Record<string, string>));
        } catch {
          return false;
        }
      });
    };
    expect(await verifiedBy()).toEqual([true, true]);
    await query("UPDATE webhook_secret SET expires_at = now() WHERE expires_at IS NOT NULL");
    expect(await verifiedBy()).toEqual([false, true]);
    const third = await rotateWebhookSecret(system, webhook.id, { overlapHours: 0 });
    expect(third.secret).not.toBe(secret);
    expect(await verifiedBy()).toEqual([false, false]);
  });

  it("happens once, however many processes are at it", async () => {
    await make();
    await disable();
    await Promise.all(Array.from({ length: 8 }, deliverAll));
    expect(receiver.received).toHaveLength(1);
    await enable();
  });
});
