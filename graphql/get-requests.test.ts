import { beforeAll, describe, expect, it } from "vitest";
import { send } from "../app/api/testing/call-api";
import { countRows } from "../lib/testing/count-rows";
import { makeAccount, makeOwner, type Person } from "../lib/testing/factories";
import { makeToken } from "../lib/testing/make-token";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

let owner: Person;
let bearer: string;
beforeAll(async () => {
  const person = await makeOwner();
  owner = person;
  const { account } = await makeAccount(person.team);
  bearer = `Bearer ${(await makeToken(account, { scopes: ["product:create", "service-account:read"] })).plainToken}`;
});

const get = (query: string, headers: Record<string, string>) => send(`/api/graphql?query=${encodeURIComponent(query)}`, { headers });
const viewer = "{ viewer { type } }";

describe("a query by GET", () => {
  it("needs nothing but a token in the Authorization header", async () => {
    const response = await get(viewer, { authorization: bearer });
    expect([response.status, await response.json()]).toEqual([200, { data: { viewer: { type: "SERVICE_ACCOUNT" } } }]);
  });

  it("is the token's, though a browser adds the cookie of a session", async () => {
    const response = await get(viewer, { authorization: bearer, cookie: owner.cookie });
    expect([response.status, await response.json()]).toEqual([200, { data: { viewer: { type: "SERVICE_ACCOUNT" } } }]);
  });

  it("is refused with a session alone: a link on any page makes a browser send such a one", async () => {
    const response = await get(viewer, { cookie: owner.cookie });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("USER");
  });
});

it.each([
  ["a token", () => ({ authorization: bearer })],
  ["a token and a session", () => ({ authorization: bearer, cookie: owner.cookie })],
  ["a session", () => ({ cookie: owner.cookie })],
  ["a session and the header that a page of ours may set", () => ({ cookie: owner.cookie, "apollo-require-preflight": "true" })],
])("a mutation by GET changes nothing, with %s", async (_, headers) => {
  const before = await countRows();
  const response = await get('mutation { createProduct(input: { key: "x", name: "X", audience: "urn:x:y" }) { product { id } } }', headers());
  expect([400, 405]).toContain(response.status);
  expect(await countRows()).toEqual(before);
});
