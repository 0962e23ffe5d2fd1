import { afterAll, beforeAll, expect, it } from "vitest";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeWebhook } from "../testing/make-webhook";
import { type Manner, useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { startWorker } from "./start-worker";

useDatabase();
const bad = useReceiver();
const good = useReceiver();
const system = systemActor("Test");

let worker: ReturnType<typeof startWorker>;
beforeAll(() => void (worker = startWorker()));
afterAll(() => worker.close());

const manners: Record<string, Manner> = {
  fails: (response) => response.writeHead(500).end(),
  hangs: () => undefined,
  drips: (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("."), 50);
    response.on("close", () => clearInterval(timer));
  },
  redirects: (response) => response.writeHead(302, { location: `${good.url}/stolen` }).end(),
  "answers-10-MB": (response) => response.writeHead(200).end(Buffer.alloc(10_000_000, "x")),
  dies: (response) => void response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy()),
  "hangs-up": (response) => void response.socket!.destroy(),
};

it("while receivers of every bad manner have many messages to get, those of others have theirs within seconds, the account's own among them", async () => {
  const teams = await Promise.all([makeTeam(), makeTeam(), makeTeam()]);
  const quiet = await makeTeam();
  const accounts = await Promise.all([...teams, quiet].map(async (team) => ({ team, ...(await makeAccount(team)) })));
  bad.manner = (response, request) => manners[request.url!.slice(1)]!(response, request);
  for (const team of teams) for (const manner of Object.keys(manners)) await makeWebhook(team, { url: `${bad.url}/${manner}` });
  for (const { team } of accounts) await makeWebhook(team, { url: `${good.url}/${team.id}` });
  for (const { account } of accounts.slice(0, 3)) {
    for (let n = 0; n < 3; n += 1) for (const enabled of [false, true]) await setServiceAccountEnabled(system, account.id, enabled);
  }
  // Those that hang have all that they can take by now.
  await expect.poll(() => bad.received.filter(({ path }) => path === "/hangs").length, { timeout: 20_000 }).toBeGreaterThan(3);
  const last = accounts[3]!;
  const started = Date.now();
  await setServiceAccountEnabled(system, last.account.id, false);
  const arrived = (id: string) => good.received.filter(({ path }) => path === `/${id}`);
  await expect.poll(() => arrived(last.team.id).length, { timeout: 20_000, interval: 20 }).toBe(1);
  expect(Date.now() - started).toBeLessThan(3_000);
  // Each in its own team, beside seven that are bad.
  await expect.poll(() => teams.every(({ id }) => arrived(id).length === 6), { timeout: 60_000 }).toBe(true);
  expect(good.received.filter(({ path }) => path === "/stolen")).toEqual([]);
  const outcomes = await query<{ manner: string; status: string }>(
    `SELECT DISTINCT substring(w.target from '[^/]+$') AS manner, d.status FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
     WHERE d.attempts > 0 AND w.target LIKE $1 || '%' ORDER BY 1, 2`,
    [bad.url],
  );
  const of = (manner: string) => outcomes.filter((each) => each.manner === manner).map(({ status }) => status);
  for (const manner of ["drips", "answers-10-MB", "dies"]) expect([manner, of(manner)]).toEqual([manner, ["DELIVERED"]]);
  for (const manner of ["fails", "redirects", "hangs-up"]) expect([manner, of(manner)]).toEqual([manner, ["PENDING"]]);
}, 180_000);
