import { Webhook as StandardWebhook } from "standardwebhooks";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken, requestToken, send } from "../../app/api/testing/call-api";
import type { Product, ServiceAccount, Team } from "../../entities/index";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { restoreApiTokens } from "../api-tokens/restore-api-tokens";
import { revokeApiTokens } from "../api-tokens/revoke-api-tokens";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { query } from "../db/pool";
import { addGroupMembers } from "../groups/add-group-members";
import { warn } from "../notifications/warn";
import { watchRefusals } from "../notifications/watch-refusals";
import { systemActor } from "../permissions/actor";
import { publishProductEvent } from "../product-events/publish-product-event";
import { setProductEvents } from "../product-events/set-product-events";
import { addPublicKey } from "../public-keys/add-public-key";
import { setAccountLimits, setTokenLimit } from "../quotas/set-limits";
import { deleteServiceAccount } from "../service-accounts/delete-service-account";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { restoreClientSecrets } from "../service-accounts/restore-client-secrets";
import { retireClientSecrets } from "../service-accounts/retire-client-secret";
import { rotateClientSecret } from "../service-accounts/rotate-client-secret";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { deliverAll } from "../testing/deliver-all";
import { makeAccount, makeOwner, makeProduct, type Person } from "../testing/factories";
import { makePublicKey } from "../testing/make-public-key";
import { assign, makeGroup, makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { makeWebhook } from "../testing/make-webhook";
import { useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { type Topic, topics } from "./topics";

useDatabase();
const receiver = useReceiver();
const system = systemActor("Test");

let team: Team;
let owner: Person;
let product: Product;
let account: ServiceAccount;
let clientKeys: Awaited<ReturnType<typeof makeAccount>>["clientKeys"];
beforeAll(async () => {
  ({ team, ...owner } = await makeOwner());
  product = await makeProduct(team);
  await setProductEvents(owner.actor, product.id, { events: [{ name: "deployment.finished" }] });
});
beforeEach(async () => {
  await query("DELETE FROM webhook");
  await query("DELETE FROM webhook_event");
  ({ account, clientKeys } = await makeAccount(team, { productId: product.id }));
});

const token = async () => (await makeToken(account)).token.id;
const firstSecret = async () => (await query<{ id: string }>("SELECT id FROM client_secret WHERE service_account_id = $1", [account.id]))[0]!.id;
const reportLeak = (...tokens: string[]) =>
  send("/api/leak-reports", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ tokens }) });
const publish = () => publishProductEvent(owner.actor, { productId: product.id, event: "deployment.finished", title: "Shop is live" });

/** What happens, for the webhooks of which topic, and which types they are told. What is named before happens before there are any. */
const happenings: [what: string, topic: Topic | "PRODUCT", types: string[], before: () => Promise<unknown>, act: (before: never) => Promise<unknown>][] = [
  ["an account was edited", "ACCOUNT", ["service-account.update"], async () => null, () => updateServiceAccount(system, account.id, { description: "New" })],
  ["an account was disabled", "ACCOUNT", ["service-account.disable"], async () => null, () => setServiceAccountEnabled(system, account.id, false)],
  [
    "an account was enabled",
    "ACCOUNT",
    ["service-account.enable"],
    () => setServiceAccountEnabled(system, account.id, false),
    () => setServiceAccountEnabled(system, account.id, true),
  ],
  ["its limits were changed", "ACCOUNT", ["service-account.limit"], async () => null, () => setAccountLimits(system, account.id, { requestsPerMinute: 5 })],
  ["all of it was revoked", "ACCOUNT", ["service-account.revoke-everything"], async () => null, () => revokeEverything(system, account.id)],
  ["its keys were regenerated", "KEYS", ["service-account.regenerate-keys"], async () => null, () => regenerateClientKeys(system, account.id)],
  ["its secret was rotated", "KEYS", ["service-account.rotate-secret"], async () => null, () => rotateClientSecret(system, account.id, { graceDays: 1 })],
  ["its secret was retired", "KEYS", ["service-account.retire-secret"], async () => null, async () => retireClientSecrets(system, [await firstSecret()])],
  [
    "a retired secret was restored",
    "KEYS",
    ["service-account.restore-secret"],
    async () => retireClientSecrets(system, [await firstSecret()]),
    async () => restoreClientSecrets(system, [await firstSecret()]),
  ],
  [
    "it got a public key",
    "KEYS",
    ["public-key.create"],
    async () => null,
    () => addPublicKey(system, { serviceAccountId: account.id, name: "Build", publicKey: makePublicKey() }),
  ],
  ["it got an API token", "TOKENS", ["api-token.create"], async () => null, token],
  ["its token was limited", "TOKENS", ["api-token.limit"], token, (id: string) => setTokenLimit(system, id, { requestsPerMinute: 5 })],
  ["its token got a new secret", "TOKENS", ["api-token.reset"], token, (id: string) => resetApiToken(system, id, {})],
  ["its token was revoked", "TOKENS", ["api-token.revoke"], token, (id: string) => revokeApiTokens(system, [id])],
  [
    "its revoked token was restored",
    "TOKENS",
    ["api-token.restore"],
    async () => {
      const id = await token();
      await revokeApiTokens(system, [id]);
      return id;
    },
    (id: string) => restoreApiTokens(system, [id]),
  ],
  [
    "it got a role",
    "ROLES",
    ["role-assignment.create"],
    () => makeRole(team, ["things:read"], { productId: product.id }),
    (role: { id: string }) => assign(role, { serviceAccountIds: [account.id] }),
  ],
  [
    "it came into a group",
    "ROLES",
    ["group-membership.create"],
    () => makeGroup(team),
    ({ id }: { id: string }) => addGroupMembers(system, id, { serviceAccountIds: [account.id] }),
  ],
  [
    "its token ends soon",
    "EXPIRY",
    ["expiry.warning"],
    async () => {
      const id = (await makeToken(account, { expiresAt: new Date(Date.now() + 40 * 86_400_000) })).token.id;
      const by = "interval '34 days'";
      await query(`UPDATE api_token SET expires_at = expires_at - ${by}, secret_created_at = secret_created_at - ${by} WHERE id = $1`, [id]);
    },
    warn,
  ],
  ["its client secret leaked", "LEAKS", ["service-account.leak-secret"], async () => null, () => reportLeak(clientKeys.clientSecret)],
  ["its API token leaked", "LEAKS", ["api-token.leak"], () => makeToken(account), ({ plainToken }: { plainToken: string }) => reportLeak(plainToken)],
  ["its access token leaked", "LEAKS", ["access-token.leak"], () => getToken(clientKeys), (text: string) => reportLeak(text)],
  [
    "it is refused far more often than usual",
    "REFUSALS",
    ["refusals.spike"],
    async () => null,
    async () => {
      for (let n = 0; n < 25; n += 1) await requestToken({ ...clientKeys, clientSecret: `lks_${String(n).padStart(43, "x")}` });
      await expect
        .poll(
          async () => {
            await watchRefusals();
            return query("SELECT 1 FROM refusal_spike WHERE service_account_id = $1", [account.id]);
          },
          { timeout: 20_000, interval: 500 },
        )
        .toHaveLength(1);
    },
  ],
  ["its product published something", "PRODUCT", ["product.deployment.finished"], async () => null, publish],
];

describe("a webhook of an account is told, signed, and one of Slack in words, that", () => {
  it.each(happenings)("%s (%s)", async (_, topic, types, before, act) => {
    const prepared = await before();
    const at = (path: string) => `${receiver.url}/${path}`;
    const choice = topic === "PRODUCT" ? { topics: [], productEvents: ["deployment.finished"] } : { topics: [topic] };
    const { secret } = await makeWebhook(team, { serviceAccountId: account.id, url: at("signed"), ...choice });
    await makeWebhook(team, { serviceAccountId: account.id, url: at("slack"), kind: "SLACK", ...choice });
    await makeWebhook(team, { url: at("team"), ...choice, productEvents: topic === "PRODUCT" ? ["*"] : [] });
    const { account: other } = await makeAccount(team);
    await makeWebhook(team, { serviceAccountId: other.id, url: at("other-account"), topics: [...topics] });
    await query("DELETE FROM webhook_event");
    await act(prepared as never);
    await deliverAll();
    const received = (path: string) => receiver.received.filter((each) => each.path === `/${path}`);
    const signed = received("signed").map(({ body, headers }) => new StandardWebhook(secret).verify(body, headers as Record<string, string>));
    expect(signed.map((message) => (message as { type: string }).type)).toEqual(types);
    const expected = topic === "PRODUCT" ? { product: { id: product.id } } : { serviceAccount: { id: account.id, name: account.name } };
    for (const message of signed) expect(message).toMatchObject({ data: { ...expected, url: expect.stringContaining(`/${team.slug}/`) } });
    const ofAll = received("team").map(({ body }) => JSON.parse(body) as { type: string; data: { serviceAccount?: { id: string } } });
    expect(ofAll.filter(({ data }) => topic === "PRODUCT" || data.serviceAccount?.id === account.id).map(({ type }) => type)).toEqual(types);
    expect(received("other-account")).toEqual([]);
    // A sentence, not the name of the event; and a way back.
    for (const { body } of received("slack")) {
      const { text, blocks } = JSON.parse(body) as { text: string; blocks: { elements?: { url?: string }[] }[] };
      expect(types).not.toContain(text);
      expect(text).toMatch(topic === "PRODUCT" ? /live/ : new RegExp(account.name));
      expect(blocks.some(({ elements }) => elements?.some(({ url }) => url?.includes(`/${team.slug}/`)))).toBe(true);
    }
    expect(received("slack")).toHaveLength(types.length);
    const told = receiver.received.map(({ body }) => body).join("\n");
    expect(told).not.toMatch(/lks_|lk_[A-Za-z0-9]|whsec_|eyJ/);
  });

  it("nothing of another topic", async () => {
    await makeWebhook(team, { serviceAccountId: account.id, url: receiver.url, topics: ["EXPIRY"] });
    await setServiceAccountEnabled(system, account.id, false);
    await makeToken(account);
    await publish();
    await deliverAll();
    expect(receiver.received).toEqual([]);
  });
});

it("that an account was created or deleted is told by the webhooks of the team; its own are gone, with what was on its way", async () => {
  await makeWebhook(team, { url: `${receiver.url}/team` });
  const { webhook } = await makeWebhook(team, { serviceAccountId: account.id, url: `${receiver.url}/own` });
  let answer = () => undefined as void;
  receiver.manner = (response, { url }) => (url === "/own" ? void (answer = () => void response.writeHead(500).end()) : void response.writeHead(204).end());
  await setServiceAccountEnabled(system, account.id, false);
  const work = deliverAll();
  await expect.poll(() => receiver.received.filter(({ path }) => path === "/own")).toHaveLength(1);
  await deleteServiceAccount(system, account.id);
  answer();
  await work;
  expect(await query("SELECT 1 FROM webhook_delivery WHERE webhook_id = $1", [webhook.id])).toEqual([]);
  await makeAccount(team, { name: "Fresh" });
  await deliverAll();
  expect(receiver.received.filter(({ path }) => path === "/own")).toHaveLength(1);
  const messages = receiver.received.filter(({ path }) => path === "/team").map(({ body }) => JSON.parse(body) as { type: string; data: { url: string } });
  expect(messages.map(({ type }) => type).sort()).toEqual(["service-account.create", "service-account.delete", "service-account.disable"]);
  // There is no page of it any more.
  expect(messages.find(({ type }) => type === "service-account.delete")!.data.url).toMatch(/\/activity$/);
  const log = "query ($id: ID!) { webhook(id: $id) { id } webhookDeliveries(webhookId: $id) { totalCount } }";
  expect((await callApi(owner, log, { id: webhook.id })).data).toEqual({ webhook: null, webhookDeliveries: null });
});
