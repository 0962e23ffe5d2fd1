import { linkEvents } from "@/lib/audit/chain/link-events";
import { verifyTrail } from "@/lib/audit/chain/verify-trail";
import { makeEvents } from "@/lib/testing/make-events";
import { makeTeam } from "@/lib/testing/factories";
import { openLatchkey } from "./in-process";

const count = Number(process.argv[2] ?? 1_000_000);
const part = 50_000;

const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576);
const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(1);

const latchkey = await openLatchkey();
try {
  const team = await makeTeam();
  const start = Date.now();
  let began = performance.now();
  for (let from = 0; from < count; from += part) {
    await makeEvents(
      team.id,
      Array.from({ length: Math.min(part, count - from) }, (_, n) => new Date(start + from + n)),
    );
    process.stderr.write(`\r${from + part} events written`);
  }
  process.stdout.write(`\n${count} events written in ${seconds(began)} s\n`);
  began = performance.now();
  // The services link meanwhile, too.
  while ((await linkEvents(true)) > 0);
  process.stdout.write(`the rest linked in ${seconds(began)} s\n`);
  globalThis.gc?.();
  const before = megabytes();
  let most = before;
  began = performance.now();
  const { events, wrong } = await verifyTrail({
    progress: (read) => {
      most = Math.max(most, megabytes());
      process.stderr.write(`\r${read} events`);
    },
  });
  process.stdout.write(`\n${events} events verified in ${seconds(began)} s, ${wrong} wrong; memory ${before} MB before, ${most} MB at most\n`);
} finally {
  await latchkey.close();
}
