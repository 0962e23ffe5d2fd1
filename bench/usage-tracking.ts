import { execFile } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { startServer } from "./start-server";

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const connections = 16;
const autocannon = createRequire(import.meta.url).resolve("autocannon/autocannon.js");
const body = JSON.stringify({ query: "{ viewer { id } products(first: 5) { nodes { name } } }" });

interface Target {
  url: string;
  token: string;
}

/** Calls per second. @throws Error when any answer is a refusal */
async function load({ url, token }: Target, duration: number): Promise<number> {
  const options = ["-j", "-n", "-c", String(connections), "-d", String(duration), "-m", "POST", "-b", body, "-H", `Authorization: Bearer ${token}`];
  const { stdout } = await promisify(execFile)(process.execPath, [autocannon, ...options, "-H", "Content-Type: application/json", `${url}/api/graphql`]);
  const result = JSON.parse(stdout) as { requests: { average: number }; non2xx: number; errors: number };
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]!;

const { child, target } = await startServer<Target>("counted");
try {
  const measured = { on: [] as number[], off: [] as number[] };
  await load(target, 3);
  // In turn, and each first in every other round, so that a busy moment of the machine doesn't hit one of them alone.
  for (let round = 0; round < rounds; round += 1) {
    for (const way of round % 2 === 0 ? (["on", "off"] as const) : (["off", "on"] as const)) {
      await fetch(`${target.url}/counting/${way}`);
      measured[way].push(await load(target, seconds));
    }
  }
  const [on, off] = [median(measured.on), median(measured.off)];
  const rows = [
    "| API calls | per second |",
    "| --- | ---: |",
    `| counted | ${Math.round(on)} |`,
    `| not counted | ${Math.round(off)} |`,
    "",
    `Counting costs ${((1 - on / off) * 100).toFixed(1)} %; by round ${measured.on.map((each, i) => ((1 - each / measured.off[i]!) * 100).toFixed(1)).join(", ")} %.`,
  ];
  process.stdout.write(`${rows.join("\n")}\n`);
} finally {
  child.kill("SIGTERM");
  await once(child, "exit");
}
