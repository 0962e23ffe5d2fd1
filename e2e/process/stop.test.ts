import net from "node:net";
import { once } from "node:events";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken, graphql } from "./helpers/api";
import { bootstrap, type Bootstrapped } from "./helpers/command";
import { embeddedPid, type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { startPostgres } from "./helpers/postgres";
import { launchServer, startServer, stopServer } from "./helpers/server";
import { until } from "./helpers/until";
import { writeAccounts } from "./helpers/write-accounts";

/** Time in which an orderly end must be over, in milliseconds. */
const deadline = 30_000;

async function endsInTime(exited: Promise<number | NodeJS.Signals>): Promise<void> {
  const asked = Date.now();
  expect(await exited).toBe(0);
  expect(Date.now() - asked).toBeLessThan(deadline);
}

describe("SIGTERM", () => {
  let installation: Installation;
  let done: Bootstrapped;
  beforeAll(async () => {
    installation = await newInstallation();
    done = await bootstrap(installation);
  });

  it("under load answers what is under way, and takes the database with it; what was acknowledged is there", async () => {
    const server = await startServer(installation);
    const stream = writeAccounts(installation.url, { bearer: await getToken(installation.url, done.serviceAccount) });
    await stream.has(20);
    await endsInTime(stopServer(server));
    expect(embeddedPid(installation.dataDir)).toBeUndefined();
    await stream.ended();
    const acknowledged = await stream.stop();
    const requests = server.log().filter((line) => line.path === "/api/graphql");
    // Every request that was carried out was answered to the end: the client knows of each.
    expect(requests.filter((line) => line.status === 200)).toHaveLength(acknowledged.length);

    const again = await startServer(installation);
    // What was only in memory: which accounts had been used.
    const bearer = await getToken(installation.url, done.serviceAccount);
    const { json } = await graphql(installation.url, { bearer }, "query ($id: ID!) { serviceAccount(id: $id) { lastUsedAt } }", { id: done.serviceAccount.id });
    expect(json.data.serviceAccount.lastUsedAt).not.toBeNull();
    for (const { keys } of acknowledged.slice(-4)) await getToken(installation.url, keys);
    expect(await stopServer(again)).toBe(0);
  });

  it("does not wait for clients that hold a connection, whatever they sent on it", async () => {
    const server = await startServer(installation);
    const beginnings = [
      "",
      "POST /oauth/token HTTP/1.1\r\nHost: x\r\n",
      "POST /oauth/token HTTP/1.1\r\nHost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\ngrant",
    ];
    for (const beginning of beginnings) {
      const socket = net.connect(installation.port, "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      socket.write(beginning);
    }
    await endsInTime(stopServer(server));
    expect(embeddedPid(installation.dataDir)).toBeUndefined();
  });

  it("during the start ends it, and leaves no database running", async () => {
    const starting = launchServer(installation);
    await until("the database to be started", () => embeddedPid(installation.dataDir));
    await endsInTime(stopServer(starting));
    expect(embeddedPid(installation.dataDir)).toBeUndefined();
  });
});

describe("with a database of its own elsewhere, SIGTERM", () => {
  it("ends a server whose database hangs, and one that waits for another to migrate", async () => {
    const postgres = await startPostgres();
    const server = await startServer(await newInstallation({ DATABASE_URL: postgres.url, ...newSecrets() }));
    postgres.freeze();
    await endsInTime(stopServer(server));
    postgres.thaw();

    const migrating = new pg.Client({ connectionString: postgres.url });
    await migrating.connect();
    await migrating.query("SELECT pg_advisory_lock(7203114905)");
    const waiting = launchServer(await newInstallation({ DATABASE_URL: postgres.url, ...newSecrets() }));
    await until("the server to wait", async () => (await migrating.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rowCount);
    await endsInTime(stopServer(waiting));
    await migrating.end();
  });
});
