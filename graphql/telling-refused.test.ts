import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken, send } from "../app/api/testing/call-api";
import type { Team } from "../entities/index";
import { revokeApiTokens } from "../lib/api-tokens/revoke-api-tokens";
import { query } from "../lib/db/pool";
import { newId } from "../lib/ids";
import { systemActor } from "../lib/permissions/actor";
import { setServiceAccountEnabled } from "../lib/service-accounts/set-service-account-enabled";
import { countRows } from "../lib/testing/count-rows";
import { makeAccount, makeOwner, type Person } from "../lib/testing/factories";
import { makeMemberWith } from "../lib/testing/make-roles";
import { makeToken } from "../lib/testing/make-token";
import { useDatabase } from "../lib/testing/use-database";
import { makeWorld } from "./testing/make-world";
import { operation, rootCalls, titled, type World } from "./testing/root-fields";

useDatabase();
const system = systemActor("Test");
const calls = rootCalls.filter(({ field }) => /webhook|notification|limits|productevent/i.test(field));

let team: Team;
let owner: Person;
let world: World;
beforeAll(async () => {
  ({ team, ...owner } = await makeOwner());
  world = await makeWorld(team);
});

it("these are all that concern webhooks, notices, limits and events of products", () => {
  expect(calls).toHaveLength(20);
});

describe("whose access has ended may not call", () => {
  const ended = new Map<string, { bearer: string } | { cookie: string }>();
  beforeAll(async () => {
    const { account: disabled, clientKeys } = await makeAccount(team);
    ended.set("the access token of a disabled account", { bearer: await getToken(clientKeys) });
    ended.set("the API token of a disabled account", { bearer: (await makeToken(disabled)).plainToken });
    await setServiceAccountEnabled(system, disabled.id, false);
    const { account } = await makeAccount(team);
    const [revoked, expired] = [await makeToken(account), await makeToken(account)];
    await revokeApiTokens(system, [revoked.token.id]);
    await query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1", [expired.token.id]);
    ended.set("a revoked API token", { bearer: revoked.plainToken });
    ended.set("an expired API token", { bearer: expired.plainToken });
    const gone = await makeMemberWith(team, ["webhook:read"]);
    await query("DELETE FROM session WHERE user_id = $1", [gone.actor.id]);
    ended.set("an ended session", { cookie: gone.cookie.replace(/.{4}$/, "AAAA") });
  });

  it.each(titled(calls))("%s", async (_, { field, args }) => {
    const before = await countRows();
    for (const [what, who] of ended) {
      const { status, data, errors } = await callApi(who, operation(field, args(world)), args(world));
      expect([what, status, data?.[field] ?? null]).toEqual([what, 401, null]);
      expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    }
    const after = await countRows();
    // That a token was refused is in the audit trail.
    for (const name of Object.keys(before).filter((table) => !/^audit|^chain/.test(table))) expect([name, after[name]]).toEqual([name, before[name]]);
  });
});

describe("from a page of another origin nobody's session may call", () => {
  it.each(titled(calls))("%s", async (_, { field, args }) => {
    const response = await send("/api/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", cookie: owner.cookie, origin: "https://evil.example.com", "sec-fetch-site": "cross-site" },
      body: JSON.stringify({ query: operation(field, args(world)), variables: args(world) }),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(((await response.json()) as { data?: Record<string, unknown> }).data?.[field] ?? null).toBeNull();
  });
});

describe("nonsense in place of each argument is answered, and nothing is done, by", () => {
  const nonsense = ["", "\0", "\ud800", "x".repeat(100_000), "__proto__", "' OR 1=1 --", newId("Team"), `${newId("Webhook")}\n`];
  it.each(titled(calls))("%s", async (_, { field, args }) => {
    const right = args(world);
    const before = await countRows();
    for (const name of Object.keys(right))
      for (const text of nonsense) {
        const given = right[name];
        const wrong = typeof given === "object" && given !== null && !Array.isArray(given) ? withEach(given as Record<string, unknown>, text) : [text];
        for (const value of wrong) {
          const variables = { ...right, [name]: Array.isArray(given) ? [value] : value };
          const { status, errors, data } = await callApi(owner, operation(field, right), variables);
          expect(status).toBeLessThan(500);
          for (const { extensions } of errors ?? []) expect(extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
          const found = data?.[field] as { userErrors?: object[] } | null | undefined;
          if (found?.userErrors && !harmless(name, field)) expect([value, found.userErrors.length]).not.toEqual([value, 0]);
        }
      }
    expect(Object.entries(await countRows()).filter(([table, count]) => !/^audit|^chain/.test(table) && count !== before[table])).toEqual([]);
  });

  /** The input with each of its fields in turn as this text. */
  const withEach = (input: Record<string, unknown>, text: string) =>
    Object.keys(input)
      .filter((key) => key !== "name")
      .map((key) => ({ ...input, [key]: Array.isArray(input[key]) ? [text] : text }));
  /** Ids of notices that aren't theirs are passed over, and of an input some fields take any text; names may be nearly anything. */
  const harmless = (name: string, field: string) => field === "markNotifications" || name === "input";
});

describe("a role with webhook:read alone", () => {
  it("sees that something was sent, and not what it told: that takes audit:read", async () => {
    const read = "query ($id: ID!) { node(id: $id) { ... on WebhookDelivery { id type status message attempts { answer } } } }";
    const reader = await makeMemberWith(team, ["webhook:read", "service-account:read"]);
    const auditor = await makeMemberWith(team, ["webhook:read", "service-account:read", "audit:read"]);
    const { data, errors } = await callApi(reader, read, { id: world.delivery });
    expect(errors).toBeUndefined();
    expect(data!.node).toMatchObject({ type: "webhook.test", status: "DELIVERED", message: null });
    expect((await callApi(auditor, read, { id: world.delivery })).data!.node.message).toMatchObject({ type: "webhook.test", data: { teamId: team.id } });
    const list = "query ($id: ID!) { webhookDeliveries(webhookId: $id) { nodes { message } } }";
    expect((await callApi(reader, list, { id: world.webhook })).data!.webhookDeliveries.nodes).toEqual([{ message: null }]);
  });
});
