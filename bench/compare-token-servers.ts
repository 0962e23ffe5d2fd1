import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startEmbedded } from "@/lib/db/embedded/start-embedded";
import { administer } from "@/lib/testing/administer";
import { startServer } from "./start-server";
import { firstToken, mostInUse, requestWith, type TokenTarget } from "./tokens-in-use";

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
/** How many tokens are stored where there are many. */
export const many = Number(process.env.BENCH_TOKENS ?? 1_000_000);
/** And where there are few. */
export const few = 1_000;
const warmUp = 4;
const connections = 32;
const counted = (count: number) => count.toLocaleString("en");

/** Of tokens that are used once each, so many are set aside for a measurement. */
const once = 50_000;

/** A server with what is stored in it, and how many of the tokens are in use at a time; `once` for those that nobody uses a second time. */
export interface Case {
  title: string;
  server: string;
  stored: number;
  inUse: number | "once";
}

interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

async function load(target: TokenTarget, share: { from?: number; inUse: number; around?: boolean }, duration: number): Promise<Measured> {
  const script = path.join(import.meta.dirname, "token-load.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify({ target, from: 0, connections, duration, ...share })]);
  return JSON.parse(stdout) as Measured;
}

/** The load of a case: those used once have never been used before, and of the others each has been used when the time begins. */
const shareOf = ({ inUse }: Case, round: number) => (inUse === "once" ? { from: mostInUse + (round % 3) * once, inUse: once } : { inUse, around: true });

/** Asks a server about one of its tokens, and about the same with another last character. */
async function answers(target: TokenTarget): Promise<[good: Response, wrong: Response]> {
  const ask = (token: string) => fetch(target.url, { method: "POST", ...requestWith(token, target.request) });
  const good = firstToken(target);
  return [await ask(good), await ask(good.slice(0, -1) + (good.endsWith("a") ? "b" : "a"))];
}

const median = (all: Measured[]) => [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)]!;

/**
 * Starts the servers, loads them in turn, prints a table, and writes it to the file that the command line names.
 * @param what is counted, such as `calls`
 * @param checks whether a server's answers to a good and to a wrong token are as they must be
 */
export async function compareTokenServers(cases: readonly Case[], what: string, checks: (good: Response, wrong: Response) => Promise<boolean>): Promise<void> {
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
    for (const target of new Set(targets)) {
      const [good, wrong] = await answers(target);
      if (!(await checks(good, wrong))) throw new Error(`${target.url} answers ${good.status} to a good token and ${wrong.status} to a wrong one`);
    }
    for (const target of new Set(targets)) await load(target, { inUse: few }, warmUp);
    // One after another, several times around, so that a busy moment of the machine doesn't hit one of them alone.
    for (let round = 0; round < rounds; round += 1) {
      for (const [i, each] of cases.entries()) measured[i]!.push(await load(targets[i]!, shareOf(each, round), seconds));
    }
  } finally {
    const ended = [...running.values()].map(({ child }) => new Promise((resolve) => child.once("exit", resolve)));
    for (const { child } of running.values()) child.kill("SIGTERM");
    await Promise.all(ended);
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  const table = [
    `| server | stored | in use | ${what} per second | p50 | p99 | Latchkey is × as fast |`,
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...cases.map(({ title, stored, inUse }, i) => {
      const { perSecond, p50, p99 } = median(measured[i]!);
      const ours = cases.findIndex((other) => other.title === "Latchkey" && other.stored === stored && other.inUse === inUse);
      const ratio = ours === i ? "" : (median(measured[ours]!).perSecond / perSecond).toFixed(1);
      const used = inUse === "once" ? "each once" : counted(inUse);
      return `| ${title} | ${counted(stored)} | ${used} | ${counted(Math.round(perSecond))} | ${p50} ms | ${p99} ms | ${ratio} |`;
    }),
    "",
    `${connections} connections, ${rounds} alternating rounds of ${seconds} s after a warm-up, median; Node ${process.versions.node}, ${cpus().length} cores shared by servers, database and load.`,
  ].join("\n");
  process.stdout.write(`${table}\n`);
  if (process.argv[2]) writeFileSync(process.argv[2], `${table}\n`);
}
