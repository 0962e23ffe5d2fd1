import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getToken, send } from "../../app/api/testing/call-api";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Team } from "../../entities/index";
import { revokeApiTokens } from "../api-tokens/revoke-api-tokens";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { setAccountLimits, setTokenLimit } from "./set-limits";

useDatabase();
const other = useOtherInstance();
const system = systemActor("Test");

let team: Team;
beforeAll(async () => void (team = await makeTeam()));
// A minute that ends during a test is a new budget.
beforeEach(async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 15_000) await new Promise((resolve) => setTimeout(resolve, left + 100));
}, 30_000);

const init = (bearer: string) => ({
  method: "POST",
  headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
  body: JSON.stringify({ query: "{ viewer { id } }" }),
});
const here = (bearer: string) => send("/api/graphql", init(bearer));
const there = (bearer: string) => send("/api/graphql", init(bearer), other.url);
const both = async (bearer: string, each: number) => {
  const answers = await Promise.all(Array.from({ length: each }, () => [here(bearer), there(bearer)]).flat());
  return answers.map(({ status }) => status);
};
const count = (list: number[], status: number) => list.filter((one) => one === status).length;

/** Structured fields (RFC 9651): a list of strings with parameters that are integers. */
const item = (parameters: string) => new RegExp(`^(?:"[a-z]+"${parameters})(?:, "[a-z]+"${parameters})*$`);

describe("limits over several instances", () => {
  it("hold, and the headers of both say so as the draft of the IETF has it, with Retry-After when there is nothing left", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const { plainToken, token } = await makeToken(account);
    await setAccountLimits(system, account.id, { requestsPerMinute: 30 });
    await setTokenLimit(system, token.id, { requestsPerMinute: 20 });
    for (const answer of [await here(plainToken), await there(plainToken)]) {
      expect(answer.headers.get("ratelimit-policy")).toBe('"token";q=20;w=60, "account";q=30;w=60');
      expect(answer.headers.get("ratelimit")).toMatch(item(";r=\\d+;t=\\d+"));
      expect(answer.headers.get("retry-after")).toBeNull();
    }
    const came = await both(plainToken, 20);
    expect(count(came, 200)).toBeLessThanOrEqual(18);
    expect(count(came, 200)).toBeGreaterThanOrEqual(14);
    expect(count(came, 200) + count(came, 429)).toBe(40);
    for (const refused of [await here(plainToken), await there(plainToken)]) {
      expect(refused.status).toBe(429);
      const [, left, reset] = /^"token";r=(\d+);t=(\d+)$/.exec(refused.headers.get("ratelimit")!)!;
      expect(Number(left)).toBe(0);
      // The same seconds, whichever header a client knows.
      expect(refused.headers.get("retry-after")).toBe(reset);
      expect(Number(reset)).toBeGreaterThan(0);
      expect(Number(reset)).toBeLessThanOrEqual(60);
      expect(refused.headers.get("ratelimit-policy")).toBe('"token";q=20;w=60');
    }
    // What the token was refused took nothing from its account.
    const rest = await both(await getToken(clientKeys), 15);
    expect(count(rest, 200)).toBeGreaterThanOrEqual(6);
    expect(count(rest, 200)).toBeLessThanOrEqual(12);
  }, 60_000);

  it("aren't used up by a token that is revoked, nor told to it: it gets 401 from both, from its next call on", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const { plainToken, token } = await makeToken(account);
    await setAccountLimits(system, account.id, { requestsPerMinute: 10 });
    expect([(await here(plainToken)).status, (await there(plainToken)).status]).toEqual([200, 200]);
    await revokeApiTokens(system, [token.id]);
    const came = await both(plainToken, 20);
    expect(count(came, 401)).toBe(40);
    for (const answer of [await here(plainToken), await there(plainToken)]) {
      expect([answer.status, answer.headers.get("ratelimit"), answer.headers.get("ratelimit-policy")]).toEqual([401, null, null]);
    }
    const access = await getToken(clientKeys);
    expect(count(await both(access, 3), 200)).toBe(6);
  }, 60_000);

  it("are no way to learn of an account that is disabled: it gets 401, also when its limit is used up", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const access = await getToken(clientKeys);
    await setAccountLimits(system, account.id, { requestsPerMinute: 2 });
    expect(count(await both(access, 3), 429)).toBeGreaterThanOrEqual(4);
    await setServiceAccountEnabled(system, account.id, false);
    expect(await both(access, 2)).toEqual([401, 401, 401, 401]);
  }, 60_000);

  it("that are changed count on both from the next call on", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const access = await getToken(clientKeys);
    await setAccountLimits(system, account.id, { requestsPerMinute: 2 });
    expect(count(await both(access, 4), 200)).toBe(2);
    await setAccountLimits(system, account.id, { requestsPerMinute: 40 });
    expect(count(await both(access, 4), 200)).toBe(8);
    await setAccountLimits(system, account.id, { requestsPerMinute: null });
    expect(count(await both(access, 30), 200)).toBe(60);
    expect((await there(access)).headers.get("ratelimit")).toBeNull();
    expect(await query("SELECT count(*)::int AS count FROM quota_use WHERE key = $1", [`requests ${account.id}`])).toEqual([{ count: 1 }]);
  }, 60_000);
});
