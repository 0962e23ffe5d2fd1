import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { promisify } from "node:util";
import type { Target } from "./announce";
import { body } from "./request";
import { startServer } from "./start-server";

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const warmUp = 3;
const connections = 32;
const servers = {
  "Latchkey, PostgreSQL, durable audit event per grant": "latchkey",
  "oidc-provider, in-memory store, no audit trail": "oidc-provider",
  "bare node:http, parses and signs only": "bare",
};

interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

const autocannon = createRequire(import.meta.url).resolve("autocannon/autocannon.js");

/** Loads a server from another process. @throws Error when any answer is not a token. */
async function load({ url, clientId, clientSecret }: Target, duration: number): Promise<Measured> {
  const authorization = `Authorization: Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const options = ["-j", "-n", "-c", String(connections), "-d", String(duration), "-m", "POST", "-b", body, "-H", authorization];
  const { stdout } = await promisify(execFile)(process.execPath, [autocannon, ...options, "-H", "Content-Type: application/x-www-form-urlencoded", url]);
  const result = JSON.parse(stdout) as { requests: { average: number }; latency: { p50: number; p99: number }; non2xx: number; errors: number; "2xx": number };
  if (result.non2xx > 0 || result.errors > 0 || result["2xx"] === 0) throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** The middle one by grants per second. */
const median = (all: Measured[]) => [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)]!;

const running = new Map<string, Awaited<ReturnType<typeof startServer<Target>>>>();
const measured = new Map<string, Measured[]>();
try {
  for (const [title, name] of Object.entries(servers)) running.set(title, await startServer<Target>(name));
  for (const { target } of running.values()) await load(target, warmUp);
  // One after another, several times around, so that a busy moment of the machine doesn't hit one of them alone.
  for (let round = 0; round < rounds; round += 1) {
    for (const [title, { target }] of running) measured.set(title, [...(measured.get(title) ?? []), await load(target, seconds)]);
  }
} finally {
  for (const { child } of running.values()) child.kill("SIGTERM");
}

const [ours] = [...measured.values()].map(median);
const rows = [...measured].map(([title, all]) => {
  const { perSecond, p50, p99 } = median(all);
  const ratio = (ours!.perSecond / perSecond).toFixed(2);
  return `| ${title} | ${Math.round(perSecond).toLocaleString("en")} | ${p50} ms | ${p99} ms | ${ratio} |`;
});
const table = [
  "| server | grants per second | p50 | p99 | Latchkey is × as fast |",
  "| --- | ---: | ---: | ---: | ---: |",
  ...rows,
  "",
  `${connections} connections, ${rounds} alternating rounds of ${seconds} s after a warm-up, median; Node ${process.versions.node}, ${cpus().length} cores shared by server, database and load.`,
].join("\n");
process.stdout.write(`${table}\n`);
if (process.argv[2]) writeFileSync(process.argv[2], `${table}\n`);
