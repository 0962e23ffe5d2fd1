import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded/free-port";

// A page of Next with the dashboard's component library and nothing else, built and served as Next does it.
const next = path.resolve("node_modules/next/dist/bin/next");
const page = path.resolve(import.meta.dirname, "../bare-page");
const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
execFileSync(process.execPath, [next, "build", page], { env, stdio: "ignore" });
const port = await freePort();
const url = `http://127.0.0.1:${port}/`;
const server = spawn(process.execPath, [next, "start", page, "-p", String(port), "-H", "127.0.0.1"], { env, stdio: "ignore" });
while (
  !(await fetch(url).then(
    (response) => response.ok,
    () => false,
  ))
) {
  if (server.exitCode !== null) throw new Error("the bare page's server ended");
  await delay(200);
}
process.stdout.write(`${JSON.stringify({ url })}\n`);
process.on("SIGTERM", () => {
  server.kill("SIGTERM");
  server.once("exit", () => process.exit(0));
});
