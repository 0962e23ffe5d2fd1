import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../db/embedded/start-embedded";
import { closePool } from "../db/pool";
import { migrate } from "../db/migrate";
import { provideDatabaseUrl } from "../env";
import { administer, dropDatabase } from "./administer";
import { prepareInstallation } from "../setup/prepare-installation";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a database on the test server from which others can be made. */
    serverUrl: string;
    /** Name of the prepared database that each test file copies. */
    template: string;
  }
}

/** One PostgreSQL for the whole run: the given one, or an embedded one in a temporary directory. In it one prepared database, which each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const name of ["LATCHKEY_SESSION_SECRET", "LATCHKEY_PEPPER", "LATCHKEY_KEY_ENCRYPTION_KEY"]) process.env[name] = randomBytes(32).toString("base64url");
  Object.assign(process.env, { LATCHKEY_LOG_LEVEL: process.env.LATCHKEY_TEST_LOG ?? "silent", LATCHKEY_URL: "http://localhost:3000", NODE_ENV: "test" });
  // Issuers and key sets of tests are on this machine.
  process.env.LATCHKEY_PRIVATE_TARGETS = "127.0.0.1";
  const { url, stop } = await server();
  const template = `latchkey_template_${randomBytes(6).toString("hex")}`;
  await administer(url, `CREATE DATABASE ${template}`);
  provideDatabaseUrl(Object.assign(new URL(url), { pathname: `/${template}` }).href);
  await migrate();
  await prepareInstallation();
  await closePool();
  project.provide("serverUrl", url);
  project.provide("template", template);
  return async () => {
    await dropDatabase(url, template);
    await stop();
  };
}

async function server(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const directory = mkdtempSync(path.join(tmpdir(), "latchkey-test-"));
  chmodSync(directory, 0o755);
  const embedded = await startEmbedded(directory);
  return {
    url: embedded.url,
    stop: async () => {
      await embedded.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
