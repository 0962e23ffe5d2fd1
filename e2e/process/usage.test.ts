import { beforeAll, describe, expect, it } from "vitest";
import { getToken, graphql } from "./helpers/api";
import { bootstrap, type Bootstrapped, runCommand } from "./helpers/command";
import { anotherInstance, type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { startPostgres } from "./helpers/postgres";
import { rowsOf } from "./helpers/rows";
import { type Server, startServer, stopServer } from "./helpers/server";

const counted = "SELECT coalesce(sum(calls), 0)::int AS calls FROM usage_hour WHERE subject_id = $1";

describe("two instances on one database under load", () => {
  let database: string;
  let first: Installation;
  let second: Installation;
  let a: Server;
  let b: Server;
  let done: Bootstrapped;
  const calls = async () => (await rowsOf(database, counted.replace("$1", `'${done.serviceAccount.id}'`)))[0]!.calls as number;
  beforeAll(async () => {
    const postgres = await startPostgres();
    database = await postgres.newDatabase();
    first = await newInstallation({ DATABASE_URL: database, ...newSecrets() });
    second = await anotherInstance(first);
    done = await bootstrap(first);
    [a, b] = await Promise.all([startServer(first), startServer(second)]);
  }, 180_000);

  /** Calls both at once, and counts what was answered. */
  async function load(seconds: number): Promise<number> {
    const until = Date.now() + seconds * 1_000;
    const each = async (url: string) => {
      const bearer = await getToken(url, done.serviceAccount);
      let answered = 1;
      for (; Date.now() < until; answered += 1) expect((await graphql(url, { bearer }, "{ viewer { id } }")).status).toBe(200);
      return answered;
    };
    const counts = await Promise.all([a.url, b.url, a.url, b.url].map(each));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  it("count every call, exactly, once both have ended", async () => {
    const answered = await load(12);
    expect(await stopServer(a)).toBe(0);
    expect(await stopServer(b)).toBe(0);
    expect(answered).toBeGreaterThan(50);
    expect(await calls()).toBe(answered);
    expect(await rowsOf(database, "SELECT count(*)::int AS waiting FROM audit_pending")).toEqual([{ waiting: 0 }]);
  });

  it("of which one is killed lose at most what it counted in its last minute, and no event", async () => {
    [a, b] = await Promise.all([startServer(first), startServer(second)]);
    const before = await calls();
    const early = await load(2);
    // Longer than a counter stays in memory.
    await new Promise((resolve) => setTimeout(resolve, 15_000));
    const [grants] = await rowsOf(database, "SELECT count(*)::int AS grants FROM audit_event WHERE action = 'token.grant'");
    const late = await load(1);
    a.kill("SIGKILL");
    await a.exited;
    expect(await stopServer(b)).toBe(0);
    const now = (await calls()) - before;
    expect(now).toBeGreaterThanOrEqual(early);
    expect(now).toBeLessThanOrEqual(early + late);
    expect(await rowsOf(database, "SELECT count(*)::int AS grants FROM audit_event WHERE action = 'token.grant'")).toEqual([
      { grants: Number(grants!.grants) + 4 },
    ]);
  }, 120_000);

  it("leave a trail that is whole, and one that was touched is told of on the command line, with exit code 1", async () => {
    const whole = await runCommand(first, ["audit", "verify"]);
    expect(whole.stdout).toMatch(/^The audit trail is whole: \d+ events in 2 chains\.\n$/);
    expect([whole.code, whole.stderr]).toEqual([0, expect.stringMatching(/\d+ events/)]);
    const [event] = await rowsOf(database, "SELECT id FROM audit_event WHERE action = 'token.grant' ORDER BY id LIMIT 1");
    await rowsOf(
      database,
      `GRANT UPDATE ON audit_event TO CURRENT_USER; ALTER TABLE audit_event DISABLE TRIGGER USER; UPDATE audit_event SET actor_name = 'Eve' WHERE id = '${String(event!.id)}'`,
    );
    const touched = await runCommand(first, ["audit", "verify"]);
    expect(touched.code).toBe(1);
    expect(touched.stdout).toContain(String(event!.id));
    const json = await runCommand(first, ["audit", "verify", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ wrong: 1, problems: [{ kind: "EDITED", eventId: event!.id }] });
  }, 120_000);
});
