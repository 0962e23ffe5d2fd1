import pg from "pg";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { deliverAll } from "../testing/deliver-all";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeWebhook } from "../testing/make-webhook";
import { useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { deliver } from "./deliver";
import { fanOut } from "./fan-out";
import { sendTest } from "./send-test";
import { sweep } from "./sweep";

useDatabase();
const receiver = useReceiver();
const system = systemActor("Test");

let team: Team;
let account: ServiceAccount;
beforeAll(async () => {
  team = await makeTeam();
  ({ account } = await makeAccount(team));
});
beforeEach(async () => {
  await query("DELETE FROM webhook");
  await query("DELETE FROM webhook_event");
  await query("DELETE FROM latchkey_jobs._private_jobs");
});
afterEach(() => vi.restoreAllMocks());

const make = async () => (await makeWebhook(team, { url: receiver.url })).webhook.id;
/** In how many seconds somebody looks after a webhook; undefined when nobody does. */
async function lookedAfterIn(id: string): Promise<number | undefined> {
  const [job] = await query<{ seconds: number }>(
    "SELECT extract(epoch FROM run_at - clock_timestamp())::float8 AS seconds FROM latchkey_jobs.jobs WHERE key LIKE $1 AND locked_at IS NULL ORDER BY run_at",
    [`deliver ${id}%`],
  );
  return job?.seconds;
}
/** Loses the connection at statements like this, so many times. @returns how often it did */
function lose(like: RegExp, times = Infinity) {
  const original = pg.Client.prototype.query as (...call: unknown[]) => unknown;
  const state = { lost: 0 };
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...call: unknown[]) {
    const [given, , callback] = call as [string | { text?: string }, unknown, unknown];
    const text = typeof given === "string" ? given : (given.text ?? "");
    if (!like.test(text) || state.lost >= times) return original.apply(this, call);
    state.lost += 1;
    const error = Object.assign(new Error("Connection terminated unexpectedly"), { code: "ECONNRESET" });
    if (typeof callback === "function") return void (callback as (error: Error) => void)(error);
    return Promise.reject(error);
  } as never);
  return state;
}

it("a webhook that couldn't be set free is looked after when its time is over, and its messages arrive then", async () => {
  const id = await make();
  await sendTest(system, id);
  const state = lose(/SET leased_until = NULL/);
  await expect(deliver(id)).rejects.toThrow("Connection terminated");
  vi.restoreAllMocks();
  expect(state.lost).toBe(1);
  await sendTest(system, id);
  await query("DELETE FROM latchkey_jobs._private_jobs");
  // What the queue does again finds it held.
  await deliver(id);
  expect(receiver.received).toHaveLength(1);
  const wait = (await lookedAfterIn(id))!;
  expect(wait).toBeGreaterThan(15);
  expect(wait).toBeLessThan(26);
  await query("UPDATE webhook SET leased_until = now()");
  await deliver(id);
  expect(receiver.received).toHaveLength(2);
});

it("a second one who finds it held leaves its messages to the first, and sends none twice", async () => {
  const id = await make();
  let answer = () => undefined as void;
  receiver.manner = (response) => void (answer = () => void response.writeHead(204).end());
  await sendTest(system, id);
  const first = deliver(id);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  await Promise.all([deliver(id), deliver(id)]);
  answer();
  await first;
  expect(receiver.received).toHaveLength(1);
});

it("an outcome that can't be written at first is written a moment later, and the message isn't sent again", async () => {
  const id = await make();
  const { id: delivery } = await sendTest(system, id);
  const state = lose(/INSERT INTO "webhook_attempt"/, 2);
  await deliver(id);
  expect(state.lost).toBe(2);
  expect(await query("SELECT status, attempts FROM webhook_delivery WHERE id = $1", [delivery])).toEqual([{ status: "DELIVERED", attempts: 1 }]);
  await deliver(id);
  expect(receiver.received).toHaveLength(1);
});

it("one whose answer was lost after it was written counts once", async () => {
  const id = await make();
  const { id: delivery } = await sendTest(system, id);
  const original = pg.Client.prototype.query as (...call: unknown[]) => Promise<unknown>;
  let lost = false;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(async function (this: pg.Client, ...call: unknown[]) {
    const answer = await original.apply(this, call);
    if (call[0] !== "COMMIT" || lost) return answer;
    lost = true;
    throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "ECONNRESET" });
  } as never);
  await deliver(id);
  vi.restoreAllMocks();
  expect(lost).toBe(true);
  expect(await query("SELECT status, attempts FROM webhook_delivery WHERE id = $1", [delivery])).toEqual([{ status: "DELIVERED", attempts: 1 }]);
  expect(await query("SELECT count(*)::int AS count FROM webhook_attempt WHERE delivery_id = $1", [delivery])).toEqual([{ count: 1 }]);
});

it("while one outcome can't be written, the webhook stays held until its other messages have ended", async () => {
  const id = await make();
  for (let n = 0; n < 2; n += 1) await sendTest(system, id);
  receiver.manner = (response) => void setTimeout(() => response.writeHead(204).end(), receiver.received.length === 1 ? 0 : 800);
  // A mistake of another kind isn't tried again.
  await query(
    "CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT count(*) FROM webhook_attempt) = 0 THEN RAISE 'no'; END IF; RETURN NEW; END $$",
  );
  await query("CREATE TRIGGER refuse_one BEFORE INSERT ON webhook_attempt FOR EACH ROW EXECUTE FUNCTION refuse_one()");
  await expect(deliver(id)).rejects.toThrow("no");
  await query("DROP TRIGGER refuse_one ON webhook_attempt");
  expect(receiver.received).toHaveLength(2);
  expect(receiver.open).toBe(0);
  expect(await query("SELECT leased_until FROM webhook WHERE id = $1", [id])).toEqual([{ leased_until: null }]);
});

it("events whose fan-out broke off between its commit and the queue are sent when it is done again", async () => {
  const id = await make();
  await setServiceAccountEnabled(system, account.id, false);
  const events = (await query<{ id: string }>("SELECT id FROM webhook_event")).map((row) => row.id);
  await query("DELETE FROM latchkey_jobs._private_jobs");
  const state = lose(/add_job/);
  await expect(fanOut(events)).rejects.toThrow("Connection terminated");
  vi.restoreAllMocks();
  expect(state.lost).toBe(1);
  expect(await lookedAfterIn(id)).toBeUndefined();
  await fanOut(events);
  expect(await lookedAfterIn(id)).toBeLessThan(1);
  await setServiceAccountEnabled(system, account.id, true);
});

it("what a process that was killed has left is found by the look of each minute, and by the next start", async () => {
  const id = await make();
  await setServiceAccountEnabled(system, account.id, false);
  // It died before the fan-out …
  await query("DELETE FROM latchkey_jobs._private_jobs");
  await query("UPDATE webhook_event SET stored_at = stored_at - interval '10 seconds'");
  await query("UPDATE webhook SET created_at = created_at - interval '1 minute'");
  await sweep();
  expect(await lookedAfterIn(id)).toBeLessThan(1);
  // … or in the middle of a delivery, with the webhook held.
  await query("DELETE FROM latchkey_jobs._private_jobs");
  await query("UPDATE webhook_delivery SET next_attempt_at = now() - interval '10 seconds'");
  await query("UPDATE webhook SET leased_until = now() + interval '1 second'");
  await sweep();
  expect(await lookedAfterIn(id)).toBeUndefined();
  await query("UPDATE webhook SET leased_until = now()");
  await sweep();
  expect(await lookedAfterIn(id)).toBeLessThan(1);
  await deliverAll();
  expect(receiver.received).toHaveLength(1);
  await setServiceAccountEnabled(system, account.id, true);
});
