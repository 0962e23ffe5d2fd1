import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, it } from "vitest";
import { administer } from "../../lib/testing/administer";
import { askForToken, createAccount, type Credential, getToken, graphql } from "./helpers/api";
import { onCleanUp } from "./helpers/clean-up";
import { bootstrap, type Bootstrapped } from "./helpers/command";
import { anotherInstance, type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { type Postgres, startPostgres } from "./helpers/postgres";
import { rowsOf } from "./helpers/rows";
import { isReady, type Server, startServer, stopServer } from "./helpers/server";
import { until } from "./helpers/until";

interface Message {
  id: string;
  type: string;
  name: string;
}

/** A receiver that can be told to hang. */
async function startReceiver() {
  const state = { url: "", messages: [] as Message[], hanging: false, secret: "" };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      if (state.hanging) return;
      const { type, data } = new Webhook(state.secret).verify(body, request.headers as Record<string, string>) as {
        type: string;
        data: { target: { name: string } };
      };
      state.messages.push({ id: request.headers["webhook-id"] as string, type, name: data.target.name });
      response.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onCleanUp(() => {
    server.closeAllConnections();
    server.close();
  });
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return state;
}

const create = `mutation ($url: String!) { createWebhook(input: { name: "W", url: $url, topics: [ACCOUNT, EXPIRY, REFUSALS] }) { webhook { id } secret userErrors { message } } }`;
const makeAccount = `mutation ($name: String!) { createServiceAccount(input: { name: $name }) { serviceAccount { id } userErrors { message } } }`;

/** A secret of the right form that nobody has. */
const wrong = (n: number) => `lks_${String(n).padStart(43, "x")}`;
const waitingLooks = "SELECT 1 FROM latchkey_jobs.jobs WHERE task_identifier IN ('warn', 'watch-refusals')";

describe("events of two instances on one database,", () => {
  let postgres: Postgres;
  let first: Installation;
  let second: Installation;
  let servers: Server[];
  let done: Bootstrapped;
  let credential: Credential;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeAll(async () => {
    postgres = await startPostgres();
    first = await newInstallation({ DATABASE_URL: postgres.url, LATCHKEY_PRIVATE_TARGETS: "127.0.0.1", ...newSecrets() });
    second = await anotherInstance(first);
    done = await bootstrap(first);
    servers = [await startServer(first), await startServer(second)];
    credential = { bearer: await getToken(first.url, done.serviceAccount) };
    receiver = await startReceiver();
    const made = await graphql(first.url, credential, create, { url: receiver.url });
    receiver.secret = made.json.data.createWebhook.secret;
  }, 120_000);

  const make = async (url: string, name: string) => {
    const answer = await graphql(url, credential, makeAccount, { name });
    return answer.json?.data?.createServiceAccount?.serviceAccount ? name : undefined;
  };
  const names = () => receiver.messages.filter(({ type }) => type === "service-account.create").map(({ name }) => name);

  /** Until it is acknowledged: a busy server may say 503, and then nothing has happened that could be told. */
  const makeSurely = (url: string, name: string) => until(name, () => make(url, name), 60_000);

  it("arrive within seconds, each once, whichever instance they happened on", async () => {
    const writers = [first, second, first, second].map(async ({ url }, writer) => {
      const made: string[] = [];
      for (let n = 0; n < 5; n += 1) made.push(await makeSurely(url, `Once ${writer}-${n}`));
      return made;
    });
    const wanted = (await Promise.all(writers)).flat();
    await until("20 messages", () => wanted.every((name) => names().includes(name)), 30_000);
    await delay(1_000);
    const ids = receiver.messages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(names().sort()).toEqual([...wanted].sort());
  }, 180_000);

  it("warnings and spikes of refusals are told once, however often both look at the same time", async () => {
    const { serviceAccount, clientKeys } = (await createAccount(first.url, credential, "Ending")).json.data.createServiceAccount;
    await administer(
      postgres.url,
      `UPDATE client_secret SET created_at = now() - interval '60 days', expires_at = now() + interval '6 days' WHERE service_account_id = '${serviceAccount.id}'`,
    );
    const refused = await Promise.all(
      Array.from({ length: 30 }, (_, n) => askForToken([first, second][n % 2]!.url, { ...clientKeys, clientSecret: wrong(n) })),
    );
    expect(refused.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(20);
    const look = "SELECT count(latchkey_jobs.add_job(task)) FROM unnest(ARRAY['warn', 'watch-refusals']) task, generate_series(1, 20)";
    const told = (type: string) => receiver.messages.filter((message) => message.type === type).map(({ name }) => name);
    await until(
      "both to be told",
      async () => {
        await rowsOf(postgres.url, look);
        await delay(2_000);
        return told("expiry.warning").length > 0 && told("refusals.spike").length > 0;
      },
      60_000,
    );
    await rowsOf(postgres.url, look);
    await until("all that was asked for", async () => (await rowsOf(postgres.url, waitingLooks)).length === 0, 30_000);
    await delay(2_000);
    expect([told("expiry.warning"), told("refusals.spike")]).toEqual([[clientKeys.clientSecret.slice(-4)], ["Ending"]]);
    const notices = `SELECT kind, count(*)::int AS count FROM notification WHERE service_account_id = '${serviceAccount.id}' GROUP BY kind, user_id ORDER BY kind`;
    expect(await rowsOf(postgres.url, notices)).toEqual([
      { kind: "EXPIRY", count: 1 },
      { kind: "REFUSALS", count: 1 },
    ]);
  }, 150_000);

  it("and what is due by the clock, happen once: one of the two begins each job", async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query("CREATE TABLE begun (task text, run_at timestamptz)");
    await client.query(`CREATE FUNCTION note_begun() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO begun SELECT t.identifier, NEW.run_at FROM latchkey_jobs._private_tasks t WHERE t.id = NEW.task_id; RETURN NEW; END $$`);
    await client.query("CREATE TRIGGER note_begun AFTER INSERT ON latchkey_jobs._private_jobs FOR EACH ROW EXECUTE FUNCTION note_begun()");
    const begun = async () =>
      (await client.query<{ count: number }>("SELECT count(*)::int AS count FROM begun WHERE task IN ('sweep', 'watch-refusals') GROUP BY task, run_at")).rows;
    await until("the next minute", async () => (await begun()).length >= 2, 75_000);
    await delay(5_000);
    for (const { count } of await begun()) expect(count).toBe(1);
    await client.end();
  }, 100_000);

  it("that were acknowledged arrive, whoever is killed between the commit and the delivery", async () => {
    receiver.messages.length = 0;
    const acknowledged: string[] = [];
    let stopped = false;
    const keepMaking = async (url: string, prefix: string) => {
      for (let n = 0; !stopped; n += 1) {
        const name = await make(url, `${prefix} ${n}`).catch(() => undefined);
        if (name) acknowledged.push(name);
        else await delay(50);
      }
    };
    const writers = [keepMaking(first.url, "A"), keepMaking(second.url, "B")];
    await until("some accounts", () => acknowledged.length > 20, 20_000);
    // Deliveries are under way, and no answer has come.
    receiver.hanging = true;
    await until("more accounts", () => acknowledged.length > 60, 20_000);
    for (const server of servers) server.kill("SIGKILL");
    stopped = true;
    await Promise.all([...servers.map(({ exited }) => exited), ...writers]);
    receiver.hanging = false;
    servers = [await startServer(first)];
    await isReady(first);
    await until("all messages", () => acknowledged.every((name) => names().includes(name)), 150_000);
    // At least once: what comes twice has the same id.
    const ids = new Map(receiver.messages.map(({ id, name }) => [name, id]));
    for (const { name, id } of receiver.messages) expect(ids.get(name)).toBe(id);
  }, 240_000);

  it("don't keep a server from ending, also while a receiver hangs", async () => {
    receiver.hanging = true;
    await makeSurely(first.url, "Last");
    await delay(500);
    const started = Date.now();
    expect(await stopServer(servers[0]!)).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
    receiver.hanging = false;
    servers = [await startServer(first)];
    await until("the last message", () => names().includes("Last"), 60_000);
  }, 120_000);

  it("wait while the database is away, and go on when it is back", async () => {
    await postgres.stop();
    await delay(3_000);
    await postgres.start();
    await isReady(first);
    await makeSurely(first.url, "After the outage");
    await until("a message after the outage", () => names().includes("After the outage"), 40_000);
    expect(await stopServer(servers[0]!)).toBe(0);
  }, 120_000);
});
