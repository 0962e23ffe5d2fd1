import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded/free-port";
import { admin } from "./request";
import { seedTokens } from "./seed-tokens";
import { announceTokens, type TokenRequest } from "./tokens-in-use";
import packageJson from "../package.json" with { type: "json" };

interface Keys {
  clientId: string;
  clientSecret: string;
}

/**
 * Starts Latchkey as `npm start` runs it, on the database of the environment, in which so many API tokens are stored, and says where to ask.
 * @param at the path to ask
 * @param requestOf how to ask, given the client keys of an account of the tokens' team and product
 */
export async function serveLatchkeyWithTokens(at: string, requestOf: (keys: Keys) => TokenRequest): Promise<void> {
  const tokens = Number(process.env.BENCH_TOKENS);
  const directory = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
  const port = await freePort();
  Object.assign(process.env, { LATCHKEY_DATA_DIR: directory, PORT: String(port), LATCHKEY_ADMIN_PASSWORD: admin.password });
  const bootstrap = ["lib/launch/latchkey.mjs", "bootstrap", "--admin-email", admin.email, "--team", admin.team, "--json"];
  const { serviceAccount } = JSON.parse(execFileSync(process.execPath, bootstrap, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) as {
    serviceAccount: Keys;
  };
  const inUse = await seedTokens(process.env.DATABASE_URL!, serviceAccount.clientId, { tokens, accounts: Math.min(tokens, 10_000) });

  const [, ...startArguments] = packageJson.scripts.start.split(" ");
  const profile = process.env.BENCH_PROFILE ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const server = spawn(process.execPath, [...profile, ...(profile.length > 0 ? ["--max-semi-space-size=64", "dist/server.mjs"] : startArguments)], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null) throw new Error("the server ended");
    await delay(200);
  }
  const remove = announceTokens(url + at, requestOf(serviceAccount), inUse);

  process.on("SIGTERM", async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
    remove();
    rmSync(directory, { recursive: true, force: true });
    process.exit(0);
  });
}
