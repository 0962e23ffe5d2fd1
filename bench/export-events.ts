import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startEmbedded } from "@/lib/db/embedded/start-embedded";
import { freePort } from "@/lib/db/embedded/free-port";
import { closePool } from "@/lib/db/pool";
import { provideDatabaseUrl } from "@/lib/env";
import { seedManyEvents } from "@/lib/testing/seed-many-events";
import { admin } from "./request";
import packageJson from "../package.json" with { type: "json" };

const count = Number(process.argv[2] ?? 1_000_000);
const directory = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
const embedded = await startEmbedded(directory);
const port = await freePort();
const env = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: embedded.url, LATCHKEY_DATA_DIR: directory, PORT: String(port) };
const bootstrap = ["lib/launch/latchkey.mjs", "bootstrap", "--admin-email", admin.email, "--team", admin.team, "--json"];
const { serviceAccount, team } = JSON.parse(
  execFileSync(process.execPath, bootstrap, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...env, LATCHKEY_ADMIN_PASSWORD: admin.password },
  }),
) as { serviceAccount: { clientId: string; clientSecret: string }; team: { id: string } };
provideDatabaseUrl(embedded.url);
await seedManyEvents(team.id, count);
await closePool();
process.stdout.write(`${count} events stored\n`);

const [, ...startArguments] = packageJson.scripts.start.split(" ");
const server = spawn(process.execPath, startArguments, { env, stdio: "ignore" });
try {
  const url = `http://127.0.0.1:${port}`;
  const ready = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await ready())) {
    if (server.exitCode !== null) throw new Error("the server ended");
    await delay(200);
  }
  const basic = Buffer.from(`${serviceAccount.clientId}:${serviceAccount.clientSecret}`).toString("base64");
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials",
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const resident = () => Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))![1]) / 1_024);
  for (const format of ["csv", "ndjson", "csv"]) {
    const before = resident();
    let most = before;
    let bytes = 0;
    let lines = 0;
    const began = performance.now();
    const file = await fetch(`${url}/api/export/audit-events.${format}`, { headers: { authorization: `Bearer ${token}` } });
    if (!file.ok) throw new Error(`${file.status} ${await file.text()}`);
    for await (const chunk of file.body!) {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) lines += 1;
      most = Math.max(most, resident());
    }
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(
      `${format}: ${lines} lines, ${Math.round(bytes / 1e6)} MB in ${seconds} s; the server's memory ${before} MB before, ${most} MB at most\n`,
    );
  }
} finally {
  server.kill("SIGTERM");
  if (server.exitCode === null) await once(server, "exit");
  await embedded.stop();
  rmSync(directory, { recursive: true, force: true });
}
