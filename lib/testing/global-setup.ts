import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../db/embedded/start-embedded";
import { closePool } from "../db/pool";
import { migrate } from "../db/migrate";
import { provideDatabaseUrl } from "../env";
import { administer, dropDatabase } from "./administer";
import { hasty } from "./hasty";
import type { TestServer } from "./test-server";
import { prepareInstallation } from "../setup/prepare-installation";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test file asks for the database server (`test-server.ts`). */
    testServer: string;
  }
}

/**
 * Secrets and settings for the whole run, and one PostgreSQL: the given one, or an embedded one in a temporary directory. In it one prepared database, which
 * each test file copies. It is started when the first file asks for it: who runs a file that needs none doesn't wait.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const name of ["LATCHKEY_SESSION_SECRET", "LATCHKEY_PEPPER", "LATCHKEY_KEY_ENCRYPTION_KEY"]) process.env[name] = randomBytes(32).toString("base64url");
  Object.assign(process.env, { LATCHKEY_LOG_LEVEL: process.env.LATCHKEY_TEST_LOG ?? "silent", LATCHKEY_URL: "http://localhost:3000", NODE_ENV: "test" });
  // Issuers and key sets of tests are on this machine.
  process.env.LATCHKEY_PRIVATE_TARGETS = "127.0.0.1";

  let started: ReturnType<typeof prepare> | undefined;
  const answering = createServer((_, response) => {
    started ??= prepare();
    started.then(
      ({ server }) => response.end(JSON.stringify(server)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => answering.listen(0, "127.0.0.1", resolve));
  project.provide("testServer", `http://127.0.0.1:${(answering.address() as AddressInfo).port}`);
  return async () => {
    answering.closeAllConnections();
    answering.close();
    await (await started?.catch(() => undefined))?.stop();
  };
}

async function prepare(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const { template, stop, ...server } = await startServer();
  try {
    provideDatabaseUrl(Object.assign(new URL(server.url), { pathname: `/${template}` }).href);
    await migrate();
    await prepareInstallation();
    await closePool();
  } catch (error) {
    await stop();
    throw error;
  }
  return { server: { url: server.url, copy: `TEMPLATE ${template}${server.strategy}` }, stop };
}

interface Started {
  /** URL of a database from which others can be made. */
  url: string;
  /** Name of an empty database. */
  template: string;
  /** How a database is copied. */
  strategy: string;
  stop: () => Promise<void>;
}

async function startServer(): Promise<Started> {
  const given = process.env.DATABASE_URL;
  return given ? within(given) : ownServer();
}

async function within(url: string): Promise<Started> {
  const template = `latchkey_template_${randomBytes(6).toString("hex")}`;
  await administer(url, `CREATE DATABASE ${template}`);
  return { url, template, strategy: "", stop: () => dropDatabase(url, template) };
}

async function ownServer(): Promise<Started> {
  const directory = mkdtempSync(path.join(tmpdir(), "latchkey-test-"));
  chmodSync(directory, 0o755);
  const embedded = await startEmbedded(directory, hasty);
  // Ctrl+C ends the run without a word to us.
  const abandon = () => {
    process.kill(embedded.pid, "SIGQUIT");
    rmSync(directory, { recursive: true, force: true });
  };
  process.once("exit", abandon);
  return {
    url: Object.assign(new URL(embedded.url), { pathname: "/postgres" }).href,
    template: "latchkey",
    // Where nothing waits for the disk, copying files takes a fraction of the time of writing them to the log as well.
    strategy: " STRATEGY FILE_COPY",
    stop: async () => {
      process.off("exit", abandon);
      await embedded.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
