import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, it } from "vitest";
import { type Credential, getToken, graphql } from "./helpers/api";
import { onCleanUp } from "./helpers/clean-up";
import { bootstrap, type Bootstrapped } from "./helpers/command";
import { anotherInstance, type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { type Postgres, startPostgres } from "./helpers/postgres";
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

const create = `mutation ($url: String!) { createWebhook(input: { name: "W", url: $url, topics: [ACCOUNT] }) { webhook { id } secret userErrors { message } } }`;
const makeAccount = `mutation ($name: String!) { createServiceAccount(input: { name: $name }) { serviceAccount { id } userErrors { message } } }`;

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

  it("arrive within seconds, each once, whichever instance they happened on", async () => {
    const wanted = await Promise.all(Array.from({ length: 20 }, (_, n) => make([first, second][n % 2]!.url, `Once ${n}`)));
    await until("20 messages", () => names().length >= 20, 30_000);
    await delay(1_000);
    expect(names().sort()).toEqual([...wanted].sort());
  });

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
    await make(first.url, "Last");
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
    expect(await make(first.url, "After the outage")).toBeDefined();
    await until("a message after the outage", () => names().includes("After the outage"), 40_000);
    expect(await stopServer(servers[0]!)).toBe(0);
  }, 120_000);
});
