import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** An installation that nobody has set up yet, run as `npm start` runs it. */
export interface FreshInstallation {
  url: string;
  /** The one-time link that it printed. */
  setupLink: string;
  /** The environment that the command line needs to work on it. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
}

/** Starts a new installation on a port and in a directory of its own, with its own embedded database. */
export async function startFreshInstallation(port: number): Promise<FreshInstallation> {
  const directory = mkdtempSync(path.join(tmpdir(), "latchkey-fresh-"));
  const environment = {
    LATCHKEY_DATA_DIR: path.join(directory, "data"),
    PORT: String(port),
    LATCHKEY_LOG_LEVEL: "warn",
    LATCHKEY_PRIVATE_TARGETS: "127.0.0.1",
  };
  const { DATABASE_URL: _, LATCHKEY_URL: __, LATCHKEY_EMBEDDED: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, ["lib/launch/start.mjs"], { stdio: ["ignore", "pipe", "inherit"], env: { ...inherited, ...environment } });
  const exited = once(child, "exit");
  let printed = "";
  const link = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      printed += String(chunk);
      const found = /http:\S+\/setup#\S+/.exec(printed)?.[0];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`it ended before it printed a set-up link:\n${printed}`)));
  });
  return {
    url: `http://localhost:${port}`,
    setupLink: await link,
    environment,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
