import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { settings } from "../env";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs `next dev` on the configured port, with the environment of this process and so with the database of the open runtime, until it ends.
 * A signal to this process ends it. @throws Error when it ends by itself with an error
 */
export async function runNextDev(): Promise<void> {
  const { port, host } = settings();
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "dev", "-p", String(port), "-H", host], { stdio: "inherit" });
  let stopping = false;
  const stop = () => {
    stopping = true;
    child.kill("SIGTERM");
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  for (const name of SIGNALS) process.off(name, stop);
  if (!stopping && code !== 0) throw new Error(`next dev ended with ${signal ?? `code ${code}`}`);
}
