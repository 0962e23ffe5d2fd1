import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { callApi, getToken, requestToken, send } from "../../app/api/testing/call-api";
import type { ServiceAccount, Team } from "../../entities/index";
import { pool, query } from "../db/pool";
import { newId } from "../ids";
import type { ClientKeys } from "../service-accounts/client-keys";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeOwner, makeProduct, type Person } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { agentFamily } from "./agent-family";
import { countCall, countPermission, countRefusal } from "./counters";
import { flushCounts } from "./flush-counts";
import { letGoOfUsage } from "./let-go-of-usage";
import { flushUsage } from "./note";

useDatabase();
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

let owner: Person & { team: Team };
beforeAll(async () => {
  owner = await makeOwner();
});

const sums = async (subject: string, table: "usage_hour" | "usage_day" = "usage_hour") => {
  const [row] = await query<{ calls: string | null; refusals: string | null }>(
    `SELECT sum(calls) AS calls, sum(refusals) AS refusals FROM ${table} WHERE subject_id = $1`,
    [subject],
  );
  return [Number(row!.calls), Number(row!.refusals)];
};
const ask = (bearer: string, text: string, headers: Record<string, string> = {}) =>
  send("/api/graphql", {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: text }),
  });

describe("use of a service account", () => {
  let account: ServiceAccount;
  let clientKeys: ClientKeys;
  let bearer: string;
  beforeAll(async () => {
    ({ account, clientKeys } = await makeAccount(owner.team, { role: "service-account-viewer" }));
    bearer = await getToken(clientKeys);
  });

  it("is counted by calls and refusals, for the account, its token and the team, and nothing is written meanwhile", async () => {
    await flushUsage();
    const [before, ofTeam] = [await sums(account.id), await sums(owner.team.id)];
    const { token, apiToken } = await makeToken(account, { scopes: ["product:read"] }).then((made) => ({ token: made.token, apiToken: made.plainToken }));
    const sent = await statementsOf(async () => {
      for (let n = 0; n < 3; n += 1) await ask(bearer, "{ a: products { totalCount } b: products { totalCount } }");
      await ask(bearer, 'mutation { createProduct(input: { key: "x", name: "x", audience: "urn:x" }) { userErrors { message } } }');
      await ask(apiToken, "{ products { totalCount } }", { "user-agent": "python-requests/2.31" });
      await ask(apiToken, "{ serviceAccounts { totalCount } b: auditEvents { totalCount } }");
      await requestToken({ ...clientKeys, clientSecret: "wrong" });
    });
    expect(sent.filter(({ text }) => text.includes("usage_"))).toEqual([]);
    await flushUsage();
    const added = (now: number[], then: number[]) => now.map((value, i) => value - then[i]!);
    expect(added(await sums(account.id), before)).toEqual([6, 3]);
    expect(await sums(token.id)).toEqual([2, 1]);
    expect(added(await sums(owner.team.id), ofTeam)).toEqual([6, 3]);
    expect(await sums(account.id, "usage_day")).toEqual(await sums(account.id));
  });

  it("is shown with its points, its last use and the permissions that were exercised", async () => {
    await ask(bearer, "{ products { totalCount } }", { "user-agent": "curl/8.5.0" });
    await flushUsage();
    const text = `query ($id: ID!) { serviceAccount(id: $id) {
      usage { calls refusals points { at calls } } hours: usage(by: HOUR) { calls points { calls } } lastUse { at agent address } permissionUses { permission uses } } }`;
    const { data, errors } = await callApi(owner, text, { id: account.id });
    expect(errors).toBeUndefined();
    const { usage, hours, lastUse, permissionUses } = data!.serviceAccount;
    expect([usage.points.length, hours.points.length]).toEqual([30, 24]);
    expect(usage.points.at(-1).calls + usage.points.at(-2).calls).toBe(usage.calls);
    expect(hours.calls).toBe(usage.calls);
    expect(usage.refusals).toBeGreaterThan(0);
    expect(lastUse.agent).toBe("curl");
    expect(permissionUses).toMatchObject([{ permission: "product:read" }]);
    expect(
      (await callApi(owner, "query ($id: ID!) { team(id: $id) { usage { calls } } }", { id: owner.team.id })).data!.team.usage.calls,
    ).toBeGreaterThanOrEqual(usage.calls);
  });

  it.each([
    ['usage(from: "2026-01-02T00:00:00Z", until: "2026-01-01T00:00:00Z")', "before until"],
    ['usage(by: HOUR, from: "2020-01-01T00:00:00Z")', "At most 744 hours"],
    ['usage(from: "2020-01-01T00:00:00Z")', "At most 400 days"],
    ['usage(from: "1000-01-01T00:00:00Z", until: "9999-01-01T00:00:00Z")', "At most 400 days"],
  ])("is asked for in ranges that can be answered: not %s", async (field, message) => {
    const { errors } = await callApi(owner, `query ($id: ID!) { serviceAccount(id: $id) { ${field} { calls } } }`, { id: account.id });
    expect(errors).toMatchObject([{ message: expect.stringContaining(message) as string, extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("of a page of accounts takes as many statements as that of one", async () => {
    for (let n = 0; n < 10; n += 1) await makeAccount(owner.team, { role: null });
    const text =
      "query ($team: ID!, $first: Int!) { serviceAccounts(teamId: $team, first: $first) { nodes { usage { calls } lastUse { at } permissionUses { permission } } } }";
    const statements = async (first: number) => (await statementsOf(() => callApi(owner, text, { team: owner.team.id, first }))).length;
    await statements(1);
    expect(await statements(10)).toBe(await statements(1));
  });

  it("that is disabled is counted as refusals of what it tries", async () => {
    const { account: off, clientKeys: keys } = await makeAccount(owner.team);
    const token = await getToken(keys);
    await setServiceAccountEnabled(owner.actor, off.id, false);
    expect((await ask(token, "{ viewer { id } }")).status).toBe(401);
    await requestToken(keys);
    await flushUsage();
    expect(await sums(off.id)).toEqual([1, 2]);
  });
});

describe("what products tell of the use of their permissions", () => {
  const record =
    "mutation ($team: ID, $uses: [PermissionUseInput!]!) { recordPermissionUse(teamId: $team, uses: $uses) { recorded userErrors { field message code } } }";
  let account: ServiceAccount;
  let other: ServiceAccount;
  beforeAll(async () => {
    const product = await makeProduct(owner.team);
    account = (await makeAccount(owner.team, { productId: product.id, role: null })).account;
    other = (await makeAccount((await makeOwner()).team, { role: null })).account;
  });
  const tell = async (uses: object[]) => (await callApi(owner, record, { team: owner.team.id, uses })).data!.recordPermissionUse;

  it("is added up", async () => {
    const use = { serviceAccountId: account.id, permission: "things:read" };
    expect(await tell([use, { ...use, uses: 41 }])).toEqual({ recorded: 2, userErrors: [] });
    await flushUsage();
    const uses = "query ($id: ID!) { serviceAccount(id: $id) { permissionUses { permission uses } } }";
    expect((await callApi(owner, uses, { id: account.id })).data!.serviceAccount.permissionUses).toEqual([{ permission: "things:read", uses: 42 }]);
  });

  it("is refused whole, with every mistake, when one is of another team, undeclared, or out of range", async () => {
    const good = { serviceAccountId: account.id, permission: "things:read" };
    const answer = await tell([
      good,
      { ...good, serviceAccountId: other.id },
      { ...good, serviceAccountId: "nonsense\0" },
      { ...good, serviceAccountId: newId("ServiceAccount") },
      { ...good, permission: "things:write" },
      { ...good, uses: 0 },
      { ...good, lastUsedAt: "2020-01-01T00:00:00Z" },
      { ...good, lastUsedAt: "2999-01-01T00:00:00Z" },
    ]);
    expect(answer.recorded).toBeNull();
    expect(answer.userErrors.map(({ field, code }: { field: string[]; code: string }) => [...field, code])).toEqual([
      ["uses", "1", "serviceAccountId", "NOT_FOUND"],
      ["uses", "2", "serviceAccountId", "NOT_FOUND"],
      ["uses", "3", "serviceAccountId", "NOT_FOUND"],
      ["uses", "4", "permission", "NOT_FOUND"],
      ["uses", "5", "uses", "INVALID"],
      ["uses", "6", "lastUsedAt", "INVALID"],
      ["uses", "7", "lastUsedAt", "INVALID"],
    ]);
    expect((await tell([])).userErrors).toMatchObject([{ code: "REQUIRED" }]);
    expect((await tell(Array.from({ length: 1_001 }, () => good))).userErrors).toMatchObject([{ code: "TOO_LONG" }]);
    await flushUsage();
    expect(await query("SELECT uses FROM usage_permission WHERE subject_id = $1", [account.id])).toEqual([{ uses: "42" }]);
  });
});

describe("counters", () => {
  it("add up exactly, whatever happens to the connection, and whichever answer of the database is lost", async () => {
    const user = { teamId: owner.team.id, accountId: newId("ServiceAccount"), credentialId: newId("ApiToken") };
    const expected = { calls: 0, refusals: 0, uses: 0 };
    const step = fc.record({ calls: fc.nat(5), refusals: fc.nat(5), uses: fc.nat(5), flush: fc.constantFrom("none", "well", "no connection", "lost answer") });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const { calls, refusals, uses, flush } of steps) {
          for (let n = 0; n < calls; n += 1) countCall(user, { address: null, userAgent: null });
          for (let n = 0; n < refusals; n += 1) countRefusal(user, { address: null, userAgent: null });
          if (uses > 0) countPermission(user, "things:read", uses);
          Object.assign(expected, { calls: expected.calls + calls, refusals: expected.refusals + refusals, uses: expected.uses + uses });
          if (flush === "none") continue;
          if (flush === "no connection")
            vi.spyOn(pool(), "connect").mockImplementationOnce((callback) => callback?.(new Error("Connection terminated"), undefined, () => undefined));
          if (flush === "lost answer") loseCommit();
          await flushCounts();
          vi.restoreAllMocks();
        }
        await flushCounts();
        await flushCounts();
        const counted = expected.calls + expected.refusals > 0;
        for (const subject of counted ? [user.accountId, user.credentialId] : []) {
          expect(await sums(subject)).toEqual([expected.calls, expected.refusals]);
          expect(await sums(subject, "usage_day")).toEqual([expected.calls, expected.refusals]);
        }
        if (expected.uses > 0)
          expect(await query("SELECT uses FROM usage_permission WHERE subject_id = $1", [user.accountId])).toEqual([{ uses: String(expected.uses) }]);
      }),
      { numRuns: 25 },
    );
  });

  it("are of the hour in which each call came, also where the clock goes back; the last of them is shown", async () => {
    const user = { teamId: owner.team.id, accountId: newId("ServiceAccount") };
    const hour = (n: number) => new Date(Date.UTC(2026, 0, 1, n, 59));
    vi.useFakeTimers({ toFake: ["Date"] });
    for (const [n, address] of [
      [1, "10.0.0.1"],
      [2, "10.0.0.2"],
      [2, "10.0.0.3"],
      [1, "10.0.0.4"],
    ] as const) {
      vi.setSystemTime(hour(n));
      countCall(user, { address, userAgent: "curl/8.5.0" });
    }
    vi.useRealTimers();
    await flushCounts();
    const rows = await query<{ at: Date; calls: string }>("SELECT at, calls FROM usage_hour WHERE subject_id = $1 ORDER BY at", [user.accountId]);
    expect(rows.map(({ at, calls }) => [at.getUTCHours(), Number(calls)])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(await query("SELECT at, address::text, agent FROM usage_last WHERE subject_id = $1", [user.accountId])).toEqual([
      { at: hour(2), address: "10.0.0.3", agent: "curl" },
    ]);
  });

  /** The next transaction commits, and nobody hears of it. */
  function loseCommit(): void {
    const original = pool().connect.bind(pool()) as (callback: unknown) => void;
    vi.spyOn(pool(), "connect").mockImplementationOnce(((
      callback: (error: unknown, client: { query: (...call: unknown[]) => Promise<unknown> }, release: unknown) => void,
    ) =>
      original((error: unknown, client: { query: (...call: unknown[]) => Promise<unknown> }, release: unknown) => {
        const send = client.query.bind(client);
        client.query = async (...call) => {
          const answer = await send(...call);
          const [text] = call as [string | { text: string }];
          if ((typeof text === "string" ? text : text.text) !== "COMMIT") return answer;
          client.query = send;
          throw new Error("Connection terminated");
        };
        callback(error, client, release);
      })) as never);
  }

  it("of days outlive those of hours, and both go when they are old", async () => {
    const id = newId("ServiceAccount");
    const at = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const table of ["usage_hour", "usage_day"])
      for (const days of [1, 40, 500]) await query(`INSERT INTO ${table} VALUES ($1, $2, $3, 1, 0)`, [owner.team.id, id, at(days)]);
    await letGoOfUsage();
    expect([(await sums(id))[0], (await sums(id, "usage_day"))[0]]).toEqual([1, 2]);
  });
});

it.each([
  ["curl/8.5.0", "curl"],
  ["python-requests/2.31.0", "python-requests"],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36", "Chrome"],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0", "Edge"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox"],
  ["Mozilla/5.0 (compatible; thing)", "Browser"],
  ["Go-http-client/1.1", "Go-http-client"],
  ["node", "node"],
  ["<script>", "Other"],
  ["", null],
  [null, null],
])("the family of %s is %s", (userAgent, family) => expect(agentFamily(userAgent)).toBe(family));
