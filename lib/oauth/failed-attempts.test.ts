import { randomBytes } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { requestToken } from "../../app/api/testing/call-api";
import { listAuditEvents } from "../audit/list-audit-events";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { flushUnrecorded } from "./unrecorded-refusals";

useDatabase();
beforeEach(() => query("DELETE FROM rate_limit"));

const system = systemActor("Test");
/** The events that sum up, of all teams and of nobody's. */
const sums = () =>
  query<{ team_id: string | null; target_id: string | null; count: number }>(
    "SELECT team_id, target_id, (details->>'count')::int AS count FROM audit_event WHERE action = 'token.refuse' AND details ? 'count' ORDER BY id",
  );

it("failed attempts for one client are limited, while its right secret and other clients go on", async () => {
  const team = await makeTeam();
  const [{ clientKeys: attacked }, { clientKeys: other }] = [await makeAccount(team), await makeAccount(team)];
  const guess = () => requestToken({ clientId: attacked.clientId, clientSecret: "lks_guess" });

  const statuses = new Set<number>();
  let limited: Response | undefined;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const response = await guess();
    statuses.add(response.status);
    if (response.status === 429) limited = response;
  }
  expect([...statuses]).toEqual([401, 429]);
  expect(Number(limited!.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect(Number(limited!.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect(limited!.headers.get("cache-control")).toBe("no-store");
  expect(await limited!.json()).toMatchObject({ error: "slow_down" });

  expect((await requestToken(attacked)).status).toBe(200);
  expect((await guess()).status).toBe(429);
  expect((await requestToken({ ...other, clientSecret: "lks_guess" })).status).toBe(401);
  expect((await requestToken(other)).status).toBe(200);
});

it("parallel guesses are counted one by one", async () => {
  const { clientKeys } = await makeAccount(await makeTeam());
  const answers = await Promise.all(Array.from({ length: 60 }, () => requestToken({ clientId: clientKeys.clientId, clientSecret: "lks_guess" })));
  const statuses = answers.map((response) => response.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(40);
});

it("what is refused beyond the limit leaves one event a minute, for the account's team, that says how many there were", async () => {
  await flushUnrecorded();
  const team = await makeTeam();
  const { account, clientKeys } = await makeAccount(team);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    for (let n = 0; n < 27; n += 1) await requestToken({ clientId: clientKeys.clientId, clientSecret: "lks_guess" });
    const events = async () => (await listAuditEvents(system, { teamId: team.id, filter: { action: "token.refuse", targetId: account.id } })).items;
    expect(await events()).toHaveLength(20);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    await expect.poll(async () => (await events()).length).toBe(21);
    expect((await events())[0]).toMatchObject({ actorId: account.id, details: { reason: "too many failed attempts", count: 7, network: "unknown" } });
    // What was told isn't told again.
    await flushUnrecorded();
    expect(await events()).toHaveLength(21);
  } finally {
    vi.useRealTimers();
  }
});

it("client ids that are made up are limited by the address that they come from, and its right secrets go on", async () => {
  const { clientKeys } = await makeAccount(await makeTeam());
  await flushUnrecorded();
  const before = await sums();
  const invented = () => requestToken({ clientId: `lkc_${randomBytes(16).toString("hex")}`, clientSecret: "lks_guess" });
  const statuses = (await Promise.all(Array.from({ length: 320 }, invented))).map((response) => response.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(300);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  expect((await requestToken(clientKeys)).status).toBe(200);
  await flushUnrecorded();
  expect((await sums()).slice(before.length)).toEqual([{ team_id: null, target_id: null, count: 20 }]);
});
