import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { attachEmbedded } from "../../lib/db/embedded/attach-embedded";
import { getToken, viewer } from "./helpers/api";
import { bootstrap, type Bootstrapped } from "./helpers/command";
import { embeddedPid, type Installation, newInstallation } from "./helpers/installation";
import { signalTree } from "./helpers/process-tree";
import { isReady, type Server, startServer, stopServer } from "./helpers/server";
import { type Acknowledged, writeAccounts } from "./helpers/write-accounts";

// An account is whole with one secret and one event of its creation.
const halfDone = `SELECT a.name FROM service_account a WHERE
  (SELECT count(*) FROM client_secret s WHERE s.service_account_id = a.id) <> 1 OR
  (SELECT count(*) FROM audit_event e WHERE e.target_id = a.id AND e.action = 'service-account.create') <> 1`;
const eventsOfNothing = `SELECT e.target_id FROM audit_event e WHERE e.action = 'service-account.create' AND NOT EXISTS (SELECT 1 FROM service_account a WHERE a.id = e.target_id)`;

describe("after kill -9 in the middle of writing", () => {
  let installation: Installation;
  let done: Bootstrapped;
  let server: Server;
  const acknowledged: Acknowledged[] = [];
  beforeAll(async () => {
    installation = await newInstallation();
    done = await bootstrap(installation);
    server = await startServer(installation);
  });

  const kills: [string, () => void][] = [
    ["the server alone", () => server.kill("SIGKILL")],
    ["the server and its database", () => [embeddedPid(installation.dataDir)!, server.pid].forEach((pid) => signalTree(pid, "SIGKILL"))],
    ["the database, and then the server", () => [server.pid, embeddedPid(installation.dataDir)!].reverse().forEach((pid) => signalTree(pid, "SIGKILL"))],
  ];

  it.each(kills)("of %s, all that was acknowledged is there, and nothing half-done", async (_who, kill) => {
    const stream = writeAccounts(installation.url, { bearer: await getToken(installation.url, done.serviceAccount) });
    await stream.has(25);
    await delay(Math.random() * 50);
    kill();
    await server.exited;
    acknowledged.push(...(await stream.stop()));

    server = await startServer(installation);
    await isReady(installation);
    const database = new pg.Pool({ connectionString: await attachEmbedded(installation.dataDir), max: 1 });
    const names = new Set((await database.query<{ name: string }>("SELECT name FROM service_account")).rows.map((row) => row.name));
    expect(acknowledged.filter(({ name }) => !names.has(name))).toEqual([]);
    expect((await database.query(halfDone)).rows).toEqual([]);
    expect((await database.query(eventsOfNothing)).rows).toEqual([]);
    await database.end();
    const last = acknowledged.at(-1)!;
    expect((await viewer(installation.url, { bearer: await getToken(installation.url, last.keys) })).status).toBe(200);
  });

  it("it still ends in order", async () => {
    expect(await stopServer(server)).toBe(0);
    expect(embeddedPid(installation.dataDir)).toBeUndefined();
  });
});
