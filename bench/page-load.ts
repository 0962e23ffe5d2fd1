import { writeFileSync } from "node:fs";
import { type BrowserContext, chromium } from "playwright";
import { findChromium } from "../lib/launch/find-chromium.mjs";
import type { Target } from "./announce";
import { admin } from "./request";
import { startServer } from "./start-server";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);

interface Measured {
  /** Kilobytes of JavaScript as sent, compressed, until the page was at rest. */
  script: number;
  /** Milliseconds until the largest thing in view was painted. */
  paint: number;
  /** Milliseconds until the table had its rows. */
  rows: number;
  requests: number;
}

/** Opens the page in a browser that knows nothing of it yet. */
async function open(context: BrowserContext, url: string): Promise<Measured> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      (window as unknown as { paint: number }).paint = list.getEntries().at(-1)!.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector("table:not([aria-busy=true]) tbody td")) return;
      (window as unknown as { rows: number }).rows = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  const session = await context.newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(url, { waitUntil: "networkidle" });
  const measured = await page.evaluate(() => {
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    return {
      script: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
      paint: (window as unknown as { paint: number }).paint,
      rows: (window as unknown as { rows: number }).rows,
      requests: resources.length,
    };
  });
  await page.close();
  return measured;
}

const middle = (values: number[]) => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!);

const servers = [await startServer<Target>("latchkey"), await startServer<{ url: string }>("bare-page")] as const;
const browser = await chromium.launch({ executablePath: await findChromium(process.stderr), args: ["--no-sandbox"] });
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const { origin } = new URL(servers[0].target.url);
  const signIn = await context.newPage();
  await signIn.goto(`${origin}/sign-in`);
  await signIn.getByLabel("E-mail").fill(admin.email);
  await signIn.getByRole("textbox", { name: "Password" }).fill(admin.password);
  await signIn.keyboard.press("Enter");
  await signIn.getByRole("heading", { level: 1, name: admin.team }).waitFor();
  const list = `${signIn.url().replace(/\/$/, "")}/service-accounts`;
  const pages = { "the list of service accounts": list, "a bare page with the same component library": servers[1].target.url };
  const measured = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [title, url] of Object.entries(pages)) measured.set(title, [...(measured.get(title) ?? []), await open(context, url)]);
  }
  const rows = [...measured].map(([title, all]) => {
    const of = (name: keyof Measured) => middle(all.map((one) => one[name]));
    return `| ${title} | ${of("script")} kB | ${of("paint")} ms | ${of("rows")} ms | ${of("requests")} |`;
  });
  const table = ["| page | JavaScript, compressed | largest contentful paint | its rows | requests |", "| --- | ---: | ---: | ---: | ---: |", ...rows].join(
    "\n",
  );
  process.stdout.write(`${table}\n`);
  if (process.argv[2]) writeFileSync(process.argv[2], `${table}\n`);
} finally {
  await browser.close();
  for (const { child } of servers) child.kill("SIGTERM");
}
