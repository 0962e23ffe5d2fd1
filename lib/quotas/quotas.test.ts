import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { callApi, getToken, requestToken, send } from "../../app/api/testing/call-api";
import { basic } from "../../app/api/testing/token-request";
import type { Team } from "../../entities/index";
import { graphqlEndpoint } from "../../graphql/graphql-endpoint";
import { pool, query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { forgetBudgets, takeOne } from "./budget";
import { setAccountLimits, setTokenLimit } from "./set-limits";

useDatabase();
const system = systemActor("Test");

let team: Team;
let owner: Person;
beforeAll(async () => {
  ({ team, ...owner } = await makeOwner());
});
// A minute that ends during a test is a new budget.
beforeEach(async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 6_000) await new Promise((resolve) => setTimeout(resolve, left + 100));
});
afterEach(() => vi.restoreAllMocks());

const ask = (bearer: string, headers: Record<string, string> = {}) =>
  graphqlEndpoint(
    new Request("http://localhost:3000/api/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${bearer}`, ...headers },
      body: JSON.stringify({ query: "{ viewer { id } }" }),
    }),
  );
const conflict = { issues: [{ field: ["input", "version"], code: "CONFLICT" }] };
const statuses = async (bearer: string, count: number) => (await Promise.all(Array.from({ length: count }, () => ask(bearer)))).map(({ status }) => status);
const howMany = (list: number[], status: number) => list.filter((each) => each === status).length;

describe("a budget", () => {
  it("is never given out more than once, however many instances take of it at the same time", async () => {
    for (const limit of [1, 7, 50, 400]) {
      let given = 0;
      for (let instance = 0; instance < 4; instance += 1) {
        forgetBudgets();
        const came = await Promise.all(Array.from({ length: limit }, () => takeOne(`test ${limit}`, limit, "day")));
        given += came.filter(({ taken }) => taken).length;
        expect(came.filter(({ taken }) => taken).every(({ left }) => left >= 0 && left < limit)).toBe(true);
      }
      expect(given).toBeLessThanOrEqual(limit);
      // What an instance that is gone had set aside is lost for the rest of the stretch, and no more than an eighth each.
      expect(given).toBe(limit);
    }
  });

  it("that nobody has used up lets an eighth be lost at most when an instance is gone", async () => {
    await takeOne("gone", 80, "day");
    forgetBudgets();
    const came = await Promise.all(Array.from({ length: 80 }, () => takeOne("gone", 80, "day")));
    expect(came.filter(({ taken }) => taken).length).toBe(70);
  });

  it("costs few statements, and one that is used up none", async () => {
    const sent = await statementsOf(async () => {
      for (let n = 0; n < 600; n += 1) await takeOne("cheap", 600, "day");
    });
    expect(sent.length).toBeLessThan(60);
    const none = await statementsOf(async () => {
      for (let n = 0; n < 50; n += 1) expect((await takeOne("cheap", 600, "day")).taken).toBe(false);
    });
    expect(none).toEqual([]);
  });

  it("is new when its stretch has ended", async () => {
    for (let n = 0; n < 3; n += 1) await takeOne("again", 3, "day");
    expect((await takeOne("again", 3, "day")).taken).toBe(false);
    await query("UPDATE quota_use SET starts_at = starts_at - interval '1 day' WHERE key = 'again'");
    forgetBudgets();
    expect((await takeOne("again", 3, "day")).taken).toBe(true);
  });
});

describe("requests", () => {
  it("of an account are counted over all its tokens; beyond the limit the answer is 429 and says when to come again", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const { plainToken } = await makeToken(account);
    const access = await getToken(clientKeys);
    await setAccountLimits(owner.actor, account.id, { requestsPerMinute: 5 });
    const first = await ask(access);
    expect(first.headers.get("ratelimit-policy")).toBe('"account";q=5;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"account";r=4;t=\d+$/);
    const came = [...(await statuses(access, 5)), ...(await statuses(plainToken, 5))];
    expect([howMany(came, 200), howMany(came, 429)]).toEqual([4, 6]);
    const refused = await ask(plainToken);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(refused.headers.get("ratelimit")).toMatch(/^"account";r=0;t=\d+$/);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
  });

  it("of a token are counted for it alone, and for its account", async () => {
    const { account } = await makeAccount(team);
    const [one, other] = [await makeToken(account), await makeToken(account)];
    await setTokenLimit(owner.actor, one.token.id, { requestsPerMinute: 2 });
    expect(howMany(await statuses(one.plainToken, 4), 200)).toBe(2);
    expect(howMany(await statuses(other.plainToken, 4), 200)).toBe(4);
    await setAccountLimits(owner.actor, account.id, { requestsPerMinute: 3 });
    const answer = await ask(other.plainToken);
    expect(answer.status).toBe(200);
    expect((await ask(one.plainToken)).headers.get("ratelimit-policy")).toBe('"token";q=2;w=60');
    expect(howMany(await statuses(other.plainToken, 4), 200)).toBe(2);
  });

  it("without a limit cost nothing and say nothing of one", async () => {
    const { account } = await makeAccount(team);
    const { plainToken } = await makeToken(account);
    await ask(plainToken);
    const sent = await statementsOf(async () => {
      const answer = await ask(plainToken);
      expect(answer.headers.get("ratelimit")).toBeNull();
    });
    expect(sent.filter(({ text }) => text.includes("quota_use"))).toEqual([]);
  });

  it("that are refused for another reason take nothing", async () => {
    const { account } = await makeAccount(team);
    const { token, plainToken } = await makeToken(account, { allowedCidrs: ["203.0.113.0/24"] });
    await setTokenLimit(owner.actor, token.id, { requestsPerMinute: 2 });
    await statuses(plainToken, 5);
    expect(await query("SELECT 1 FROM quota_use WHERE key = $1", [`requests ${token.id}`])).toEqual([]);
  });

  it("aren't let through, and aren't called invalid, when the database can't say how many there were", async () => {
    const { account } = await makeAccount(team);
    const { plainToken } = await makeToken(account);
    await setAccountLimits(owner.actor, account.id, { requestsPerMinute: 5 });
    await updateServiceAccount(system, account.id, { description: "x" });
    forgetBudgets();
    const connect = pool().connect.bind(pool());
    await ask(plainToken);
    forgetBudgets();
    vi.spyOn(pool(), "connect").mockImplementation(() => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" })) as never);
    expect((await ask(plainToken)).status).toBe(503);
    vi.spyOn(pool(), "connect").mockImplementation(connect as never);
  });
});

describe("access tokens", () => {
  it("are granted so many a day, and the next is 429 without an event of a grant", async () => {
    const { account, clientKeys } = await makeAccount(team);
    await setAccountLimits(owner.actor, account.id, { grantsPerDay: 3 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => requestToken(clientKeys)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit-policy")).toBe('"grants";q=3;w=86400');
    expect(await refused.json()).toMatchObject({ error: "slow_down" });
    const [row] = await query<{ count: string }>("SELECT count(*) FROM audit_event WHERE action = 'token.grant' AND target_id = $1", [account.id]);
    expect(Number(row!.count)).toBe(3);
  });

  it("that are refused for another reason take nothing", async () => {
    const { account, clientKeys } = await makeAccount(team);
    await setAccountLimits(owner.actor, account.id, { grantsPerDay: 1 });
    const authorization = basic(clientKeys.clientId, clientKeys.clientSecret);
    const refused = async (more: string, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams(`grant_type=client_credentials${more}`);
      const answer = await send("/oauth/token", { method: "POST", headers: { authorization, ...headers }, body });
      return ((await answer.json()) as { error: string }).error;
    };
    expect(await refused("&scope=nothing:read")).toBe("invalid_scope");
    expect(await refused("&resource=https%3A%2F%2Fother.example.com")).toBe("invalid_target");
    expect(await refused("", { dpop: "no proof" })).toBe("invalid_dpop_proof");
    expect(await query("SELECT 1 FROM quota_use WHERE key = $1", [`grants ${account.id}`])).toEqual([]);
    expect((await requestToken(clientKeys)).status).toBe(200);
    expect(await refused("")).toBe("slow_down");
  });
});

describe("limits", () => {
  const fields = "query ($id: ID!) { serviceAccount(id: $id) { limits { requestsPerMinute requestsUsed grantsPerDay grantsUsed } } }";

  it("are shown with what is used of them", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const shown = async () => (await callApi(owner, fields, { id: account.id })).data!.serviceAccount.limits;
    expect(await shown()).toEqual({ requestsPerMinute: null, requestsUsed: null, grantsPerDay: null, grantsUsed: null });
    await setAccountLimits(owner.actor, account.id, { requestsPerMinute: 10, grantsPerDay: 10 });
    await ask(await getToken(clientKeys));
    expect(await shown()).toEqual({ requestsPerMinute: 10, requestsUsed: 1, grantsPerDay: 10, grantsUsed: 1 });
    await setAccountLimits(owner.actor, account.id, { requestsPerMinute: null });
    expect(await shown()).toMatchObject({ requestsPerMinute: null, grantsPerDay: 10 });
  });

  it("are whole numbers, and nobody lifts their own", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const { token } = await makeToken(account);
    for (const requestsPerMinute of [0, -1, 1.5, 1_000_001])
      await expect(setAccountLimits(owner.actor, account.id, { requestsPerMinute })).rejects.toMatchObject({
        issues: [{ field: ["input", "requestsPerMinute"] }],
      });
    await setAccountLimits(owner.actor, account.id, { requestsPerMinute: 100 });
    const bearer = await getToken(clientKeys);
    const own = await callApi(
      { bearer },
      "mutation ($id: ID!) { setServiceAccountLimits(id: $id, input: { requestsPerMinute: null }) { userErrors { message } } }",
      { id: account.id },
    );
    expect(own.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const ofToken = await callApi(
      { bearer },
      "mutation ($id: ID!) { setApiTokenLimits(id: $id, input: { requestsPerMinute: null }) { userErrors { message } } }",
      { id: token.id },
    );
    expect(ofToken.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await query("SELECT requests_per_minute FROM service_account WHERE id = $1", [account.id])).toEqual([{ requests_per_minute: 100 }]);
  });

  it("that somebody else has changed meanwhile aren't overwritten unseen", async () => {
    const { account } = await makeAccount(team);
    const { token } = await makeToken(account);
    const changed = await setAccountLimits(owner.actor, account.id, { grantsPerDay: 5, version: account.version });
    expect(changed).toMatchObject({ grantsPerDay: 5, version: account.version + 1 });
    await expect(setAccountLimits(owner.actor, account.id, { grantsPerDay: 6, version: account.version })).rejects.toMatchObject(conflict);
    await setTokenLimit(owner.actor, token.id, { requestsPerMinute: 5, version: token.version });
    await expect(setTokenLimit(owner.actor, token.id, { requestsPerMinute: 6, version: token.version })).rejects.toMatchObject(conflict);
    expect(await setTokenLimit(owner.actor, token.id, { requestsPerMinute: 6 })).toMatchObject({ requestsPerMinute: 6 });
  });
});
