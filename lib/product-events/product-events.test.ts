import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import type { Product, Team } from "../../entities/index";
import { query } from "../db/pool";
import { deliverAll } from "../testing/deliver-all";
import { makeAccount, makeOwner, makeProduct, makeTeam, type Person } from "../testing/factories";
import { makeWebhook } from "../testing/make-webhook";
import { useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { setProductEvents } from "./set-product-events";

useDatabase();
const receiver = useReceiver();

let team: Team;
let owner: Person;
let product: Product;
beforeAll(async () => {
  ({ team, ...owner } = await makeOwner());
  product = await makeProduct(team);
  await setProductEvents(owner.actor, product.id, { events: [{ name: "deployment.finished" }, { name: "deployment.failed", description: "It went wrong." }] });
});
beforeEach(async () => void (await query("DELETE FROM webhook")));

const mutation = "mutation ($input: PublishProductEventInput!) { publishProductEvent(input: $input) { product { id } userErrors { field message code } } }";
const publish = async (input: object, bearer?: string) => {
  const { data, errors } = await callApi(bearer === undefined ? owner : { bearer }, mutation, {
    input: { productId: product.id, event: "deployment.finished", ...input },
  });
  return { errors, userErrors: (data?.publishProductEvent as { userErrors: object[] } | null)?.userErrors };
};

describe("an event of a product", () => {
  it("reaches the webhooks that chose it, of its product alone, and Slack reads its title", async () => {
    const { account } = await makeAccount(team, { productId: product.id });
    const { account: elsewhere } = await makeAccount(team);
    const at = (path: string) => `${receiver.url}/${path}`;
    await makeWebhook(team, { serviceAccountId: account.id, url: at("chosen"), topics: [], productEvents: ["deployment.finished"] });
    await makeWebhook(team, { serviceAccountId: account.id, url: at("other"), topics: ["TOKENS"], productEvents: ["deployment.failed"] });
    await makeWebhook(team, { serviceAccountId: elsewhere.id, url: at("elsewhere"), topics: [], productEvents: ["*"] });
    await makeWebhook(team, { url: at("team"), topics: [], productEvents: ["*"] });
    await makeWebhook(team, { url: at("slack"), kind: "SLACK", topics: [], productEvents: ["*"] });
    await makeWebhook(await makeTeam(), { url: at("stranger"), topics: [], productEvents: ["*"] });
    expect(await publish({ title: "Shop 2.4 is live", data: '{"version":"2.4"}' })).toEqual({ errors: undefined, userErrors: [] });
    await deliverAll();
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/chosen", "/slack", "/team"]);
    const bodyAt = (path: string) => JSON.parse(receiver.received.find((each) => each.path === path)!.body) as object;
    expect(bodyAt("/chosen")).toMatchObject({
      type: "product.deployment.finished",
      data: { event: "deployment.finished", title: "Shop 2.4 is live", data: { version: "2.4" }, product: { id: product.id } },
    });
    expect(bodyAt("/slack")).toMatchObject({ text: "Shop 2.4 is live" });
  });

  it("is told once for one key, however often and however fast it is sent", async () => {
    await makeWebhook(team, { url: receiver.url, topics: [], productEvents: ["*"] });
    await Promise.all(Array.from({ length: 5 }, () => publish({ idempotencyKey: "build-981" })));
    await publish({ idempotencyKey: "build-981" });
    await deliverAll();
    expect(receiver.received).toHaveLength(1);
  });

  it("is one of the product's, with data that can be kept", async () => {
    expect((await publish({ event: "none.such" })).userErrors).toMatchObject([{ field: ["input", "event"], code: "NOT_FOUND" }]);
    for (const data of ["[]", "1", "{", `{"a":"${"x".repeat(17_000)}"}`, `${'{"a":'.repeat(30)}1${"}".repeat(30)}`])
      expect((await publish({ data })).userErrors).toMatchObject([{ field: ["input", "data"] }]);
    expect((await publish({ data: '{"a":"\\u0000\\ud800","__proto__":{"x":1}}' })).userErrors).toEqual([]);
    expect((await publish({ idempotencyKey: "with space" })).userErrors).toMatchObject([{ field: ["input", "idempotencyKey"] }]);
  });

  it("is published by the account that the product names, and by nobody else", async () => {
    const one = await makeAccount(team);
    const other = await makeAccount(team);
    await setProductEvents(owner.actor, product.id, { publisherId: one.account.id });
    expect((await publish({}, await getToken(one.clientKeys))).userErrors).toEqual([]);
    expect((await publish({}, await getToken(other.clientKeys))).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await publish({})).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    await setProductEvents(owner.actor, product.id, { publisherId: null });
    expect((await publish({})).userErrors).toEqual([]);
    const stranger = await makeAccount(await makeTeam());
    expect((await publish({}, await getToken(stranger.clientKeys))).userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "productId"] }]);
    await expect(setProductEvents(owner.actor, product.id, { publisherId: stranger.account.id })).rejects.toMatchObject({ issues: [{ code: "NOT_FOUND" }] });
  });

  it("is in a list that is changed by one at a time: who has seen an older version overwrites nothing", async () => {
    const seen = await makeProduct(team);
    const change =
      "mutation ($id: ID!, $input: SetProductEventsInput!) { setProductEvents(productId: $id, input: $input) { product { version eventTypes { name } } userErrors { field code } } }";
    const set = async (input: object) => (await callApi(owner, change, { id: seen.id, input })).data!.setProductEvents as Record<string, object | null>;
    expect(await set({ events: [{ name: "a.b" }], version: 1 })).toEqual({ product: { version: 2, eventTypes: [{ name: "a.b" }] }, userErrors: [] });
    const conflict = { product: null, userErrors: [{ field: ["input", "version"], code: "CONFLICT" }] };
    expect(await set({ events: [], version: 1 })).toEqual(conflict);
    expect(await set({ publisherId: null, version: 3 })).toEqual(conflict);
    const both = await Promise.all([set({ events: [{ name: "c" }], version: 2 }), set({ events: [{ name: "d" }], version: 2 })]);
    expect(both.filter(({ product: changed }) => changed !== null)).toHaveLength(1);
    expect(both.find(({ product: changed }) => changed === null)).toEqual(conflict);
    // The same again is no change, and leaves no event; without a version the last writer wins.
    const events = () => query("SELECT 1 FROM audit_event WHERE target_id = $1 AND action = 'product.update'", [seen.id]);
    expect(await set({ events: [{ name: "e" }] })).toMatchObject({ product: { version: 4 } });
    const before = await events();
    expect(await set({ events: [{ name: "e", description: "" }], publisherId: null })).toMatchObject({ product: { version: 4 }, userErrors: [] });
    expect(await events()).toHaveLength(before.length);
    expect(await set({ events: [{ name: "e", description: "Else" }] })).toMatchObject({ product: { version: 5 } });
  });

  it("has a name of its own in its product's list", async () => {
    const twice = [{ name: "a.b" }, { name: "a.b" }];
    await expect(setProductEvents(owner.actor, product.id, { events: twice })).rejects.toThrow("twice");
    await expect(setProductEvents(owner.actor, product.id, { events: [{ name: "Not Good" }] })).rejects.toMatchObject({
      issues: [{ field: ["input", "events", "0", "name"] }],
    });
    const [own] = await query<{ id: string }>("SELECT id FROM product WHERE team_id = $1 AND built_in", [team.id]);
    await expect(setProductEvents(owner.actor, own!.id, { events: [] })).rejects.toThrow("can't be changed");
  });
});
