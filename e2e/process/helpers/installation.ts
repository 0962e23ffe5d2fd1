import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { freePort } from "../../../lib/db/embedded/free-port";
import { runningPostmaster } from "../../../lib/db/embedded/postmaster-pid";
import { onCleanUp } from "./clean-up";
import { temporaryDirectory } from "./temporary-directory";

/** Where and with which settings processes of one installation run. */
export interface Installation {
  dataDir: string;
  port: number;
  url: string;
  env: Record<string, string>;
}

export const adminEmail = "admin@example.com";
export const adminPassword = "correct horse battery staple";

/** A new installation with a data directory that doesn't exist yet and a port of its own. With the embedded database unless `env` names another. */
export async function newInstallation(env: Record<string, string> = {}): Promise<Installation> {
  const dataDir = path.join(temporaryDirectory(), "data");
  const port = await freePort();
  onCleanUp(() => killEmbedded(dataDir));
  return { dataDir, port, url: `http://localhost:${port}`, env: { LATCHKEY_DATA_DIR: dataDir, PORT: String(port), ...env } };
}

/** Another instance of the same installation: other port and data directory, the same database and public URL. */
export async function anotherInstance(of: Installation): Promise<Installation> {
  const { dataDir, port, url } = await newInstallation();
  return { dataDir, port, url, env: { ...of.env, LATCHKEY_URL: of.env.LATCHKEY_URL ?? of.url, LATCHKEY_DATA_DIR: dataDir, PORT: String(port) } };
}

/** Secrets for the environment, as several instances of one installation share them. */
export function newSecrets(): Record<string, string> {
  const make = () => randomBytes(32).toString("base64url");
  return { LATCHKEY_SESSION_SECRET: make(), LATCHKEY_PEPPER: make(), LATCHKEY_KEY_ENCRYPTION_KEY: make() };
}

/** Pid of the PostgreSQL that runs in a data directory. */
export function embeddedPid(dataDir: string): number | undefined {
  return runningPostmaster(path.join(dataDir, "pgdata"))?.pid;
}

function killEmbedded(dataDir: string): void {
  const pid = fs.existsSync(dataDir) ? embeddedPid(dataDir) : undefined;
  if (pid) process.kill(pid, "SIGQUIT");
}
