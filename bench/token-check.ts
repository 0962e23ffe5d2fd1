import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startEmbedded } from "@/lib/db/embedded/start-embedded";
import { administer } from "@/lib/testing/administer";
import { startServer } from "./start-server";
import { firstToken, type TokenTarget } from "./tokens-in-use";

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const many = Number(process.env.BENCH_TOKENS ?? 1_000_000);
const few = 1_000;
const warmUp = 4;
const connections = 32;
const counted = (count: number) => count.toLocaleString("en");

/** Servers with what is stored in their databases, and how many of the tokens are in use at a time. */
const cases = [
  { title: "Latchkey", server: "token-check-latchkey", stored: few, inUse: few },
  { title: "Latchkey", server: "token-check-latchkey", stored: many, inUse: few },
  { title: "better-auth", server: "token-check-better-auth", stored: many, inUse: few },
  { title: "Latchkey", server: "token-check-latchkey", stored: many, inUse: many / 10 },
  { title: "better-auth", server: "token-check-better-auth", stored: many, inUse: many / 10 },
];

interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

async function load(target: TokenTarget, inUse: number, duration: number): Promise<Measured> {
  const script = path.join(import.meta.dirname, "token-load.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(target), String(inUse), String(connections), String(duration)], {
    maxBuffer: 1 << 26,
  });
  const result = JSON.parse(stdout) as { requests: { average: number }; latency: { p50: number; p99: number }; non2xx: number; errors: number; "2xx": number };
  if (result.non2xx > 0 || result.errors > 0 || result["2xx"] === 0) throw new Error(`${target.url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** A good token is answered with who it is, and one with another last character is refused. @throws Error when not */
async function assertChecks(target: TokenTarget): Promise<void> {
  const ask = async (token: string) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(target.url, { method: "POST", headers, body: target.body });
    return [response.status, ((await response.json()) as { data?: { viewer?: { id?: string } } }).data?.viewer?.id] as const;
  };
  const good = firstToken(target);
  const [status, id] = await ask(good);
  const [refused] = await ask(good.slice(0, -1) + (good.endsWith("a") ? "b" : "a"));
  if (status !== 200 || !id || refused !== 401) throw new Error(`${target.url} answers ${status} to a good token and ${refused} to a wrong one`);
}

const median = (all: Measured[]) => [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)]!;

const directory = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
chmodSync(directory, 0o755);
const secrets = Object.fromEntries(
  ["LATCHKEY_SESSION_SECRET", "LATCHKEY_PEPPER", "LATCHKEY_KEY_ENCRYPTION_KEY"].map((name) => [name, randomBytes(32).toString("base64url")]),
);
const postgres = await startEmbedded(directory);
const running = new Map<string, Awaited<ReturnType<typeof startServer<TokenTarget>>>>();
const measured = cases.map((): Measured[] => []);
try {
  for (const { server, stored } of cases) {
    const name = `${server}-${stored}`.replaceAll("-", "_");
    if (running.has(name)) continue;
    await administer(postgres.url, `CREATE DATABASE ${name}`);
    const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
    running.set(name, await startServer<TokenTarget>(server, { DATABASE_URL: url, BENCH_TOKENS: String(stored), ...secrets }));
    process.stderr.write(`${name} stands\n`);
  }
  const targets = cases.map(({ server, stored }) => running.get(`${server}-${stored}`.replaceAll("-", "_"))!.target);
  for (const target of new Set(targets)) await assertChecks(target);
  for (const target of new Set(targets)) await load(target, few, warmUp);
  // One after another, several times around, so that a busy moment of the machine doesn't hit one of them alone.
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, { inUse }] of cases.entries()) measured[i]!.push(await load(targets[i]!, inUse, seconds));
  }
} finally {
  const ended = [...running.values()].map(({ child }) => new Promise((resolve) => child.once("exit", resolve)));
  for (const { child } of running.values()) child.kill("SIGTERM");
  await Promise.all(ended);
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}

const table = [
  "| server | stored | in use | calls per second | p50 | p99 | Latchkey is × as fast |",
  "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  ...cases.map(({ title, stored, inUse }, i) => {
    const { perSecond, p50, p99 } = median(measured[i]!);
    const ours = cases.findIndex((other) => other.title === "Latchkey" && other.stored === stored && other.inUse === inUse);
    const ratio = ours === i ? "" : (median(measured[ours]!).perSecond / perSecond).toFixed(1);
    return `| ${title} | ${counted(stored)} | ${counted(inUse)} | ${counted(Math.round(perSecond))} | ${p50} ms | ${p99} ms | ${ratio} |`;
  }),
  "",
  `${connections} connections, ${rounds} alternating rounds of ${seconds} s after a warm-up, median; Node ${process.versions.node}, ${cpus().length} cores shared by servers, database and load.`,
].join("\n");
process.stdout.write(`${table}\n`);
if (process.argv[2]) writeFileSync(process.argv[2], `${table}\n`);
