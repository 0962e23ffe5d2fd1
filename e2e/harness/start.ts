import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDataDir } from "../../lib/data-dir/open-data-dir";
import { startEmbedded } from "../../lib/db/embedded/start-embedded";
import { provideDatabaseUrl } from "../../lib/env";
import { administer, dropDatabase } from "../../lib/testing/administer";
import { hasty } from "../../lib/testing/hasty";
import { appPort, appUrl } from "./addresses";
import { serveFixtures } from "./fixtures-server";

// Starts what the browser tests need: a database, the application as `npm start` runs it, and a server that makes test data.
const directory = mkdtempSync(path.join(tmpdir(), "latchkey-e2e-"));
chmodSync(directory, 0o755);
for (const name of ["LATCHKEY_SESSION_SECRET", "LATCHKEY_PEPPER", "LATCHKEY_KEY_ENCRYPTION_KEY"]) process.env[name] = randomBytes(32).toString("base64url");
Object.assign(process.env, { PORT: String(appPort), LATCHKEY_URL: appUrl, LATCHKEY_DATA_DIR: path.join(directory, "data"), LATCHKEY_LOG_LEVEL: "warn" });

// The issuers of tests are on this machine.
process.env.LATCHKEY_PRIVATE_TARGETS = "127.0.0.1";

const database = process.env.DATABASE_URL ? await onServer(process.env.DATABASE_URL) : await embedded();
process.env.DATABASE_URL = database.url;
const app = spawn(process.execPath, ["lib/launch/start.mjs"], { stdio: ["ignore", "inherit", "inherit"], env: process.env });
provideDatabaseUrl(database.url);
const fixtures = serveFixtures();

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  fixtures.close();
  app.kill("SIGTERM");
  if (app.exitCode === null) await new Promise((resolve) => app.once("exit", resolve));
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
app.once("exit", () => void stop());

async function embedded() {
  const { url, stop: end } = await startEmbedded(openDataDir(path.join(directory, "postgres")), hasty);
  return { url, stop: end };
}

async function onServer(server: string) {
  const name = `latchkey_e2e_${randomBytes(6).toString("hex")}`;
  await administer(server, `CREATE DATABASE ${name}`);
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    stop: () => dropDatabase(server, name),
  };
}
