import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded/free-port";
import { announce } from "../announce";
import { admin } from "../request";
import packageJson from "../../package.json" with { type: "json" };

// Latchkey as `npm start` runs it: the built server with its pages, embedded PostgreSQL, audit trail and request log.
const directory = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
const port = await freePort();
const env = { ...process.env, LATCHKEY_DATA_DIR: directory, PORT: String(port), LATCHKEY_ADMIN_PASSWORD: admin.password };
const bootstrap = ["lib/launch/latchkey.mjs", "bootstrap", "--admin-email", admin.email, "--team", admin.team, "--json"];
const { serviceAccount } = JSON.parse(execFileSync(process.execPath, bootstrap, { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) as {
  serviceAccount: { clientId: string; clientSecret: string };
};

const [, ...startArguments] = packageJson.scripts.start.split(" ");
const server = spawn(process.execPath, startArguments, { env, stdio: "ignore" });
const url = `http://127.0.0.1:${port}`;
while (!(await answers(`${url}/readyz`))) await delay(200);
// A server that nobody opens the dashboard of is not what people run.
if (!(await answers(`${url}/sign-in`))) throw new Error("the dashboard doesn't answer");
announce(port, "/oauth/token", serviceAccount);

process.on("SIGTERM", async () => {
  server.kill("SIGTERM");
  await once(server, "exit");
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});

async function answers(at: string): Promise<boolean> {
  if (server.exitCode !== null) throw new Error("the server ended");
  return fetch(at).then(
    (response) => response.ok,
    () => false,
  );
}
