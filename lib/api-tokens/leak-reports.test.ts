import { beforeAll, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { callWith } from "../../app/api/testing/call-from";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { newApiToken } from "./token-format";
import { updateTokenPolicy } from "./token-policy";

useDatabase();

let team: Team;
let account: ServiceAccount;
beforeAll(async () => {
  team = await makeTeam();
  ({ account } = await makeAccount(team));
});

const post = (body: unknown) =>
  send("/api/leak-reports", { method: "POST", headers: { "content-type": "application/json" }, body: typeof body === "string" ? body : JSON.stringify(body) });
const report = async (...tokens: unknown[]) => {
  const response = await post({ tokens });
  return { status: response.status, body: (await response.json()) as object };
};
const actionsOf = async (id: string) =>
  (await query<{ action: string }>("SELECT action FROM audit_event WHERE target_id = $1 AND action <> 'api-token.refuse' ORDER BY id", [id])).map(
    ({ action }) => action,
  );

it("a token that is reported is dead, once, whoever reports it, and wherever it is bound to", async () => {
  const { plainToken, token } = await makeToken(account, { allowedOrigins: ["https://a.example"], allowedCidrs: ["10.0.0.0/8"] });
  const free = await makeToken(account);
  expect(await report(plainToken, plainToken)).toEqual({ status: 202, body: { received: 2 } });
  await Promise.all([report(free.plainToken), report(free.plainToken)]);
  expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
  expect(await callWith(free.plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
  for (const { id } of [token, free.token]) expect(await actionsOf(id)).toEqual(["api-token.create", "api-token.leak", "api-token.revoke"]);
});

it("the answer is the same for tokens that nobody made, and these change nothing", async () => {
  const { plainToken, token } = await makeToken(account);
  const guesses = [newApiToken().plainToken, newApiToken(token.lookupId).plainToken, "lk_", "", "\0", "x".repeat(1_000), `${plainToken} `];
  for (const guess of guesses) expect(await report(guess)).toEqual({ status: 202, body: { received: 1 } });
  expect((await callWith(plainToken)).status).toBe(200);
  expect(await actionsOf(token.id)).toEqual(["api-token.create"]);
});

it("a team may have leaked tokens flagged only", async () => {
  await updateTokenPolicy(systemActor("Test"), team.id, { revokeLeaked: false });
  const { plainToken, token } = await makeToken(account);
  for (let n = 0; n < 3; n += 1) await report(plainToken);
  expect((await callWith(plainToken)).status).toBe(200);
  expect(await actionsOf(token.id)).toEqual(["api-token.create", "api-token.leak"]);
});

it.each([
  [{}],
  [{ tokens: [] }],
  [{ tokens: "lk_" }],
  [{ tokens: [1] }],
  [{ tokens: [null] }],
  [{ tokens: ["a"], more: 1 }],
  [{ tokens: Array(101).fill("a") }],
])("%j is no report", async (body) => expect((await post(body)).status).toBe(422));

it("many reports from one address are refused for a while", async () => {
  const statuses = [];
  for (let n = 0; n < 61; n += 1) statuses.push((await report("lk_")).status);
  expect(statuses.at(-1)).toBe(429);
  expect((await post("nonsense")).status).toBe(429);
});
