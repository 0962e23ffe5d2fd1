import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll } from "vitest";

/**
 * Serves our endpoints in another process on the test file's database, for as long as the file runs. Call it after `useDatabase`.
 * @returns an object whose `url` and `pid` are known once the tests run.
 */
export function useOtherInstance(): { readonly url: string; readonly pid: number } {
  const started = { url: "", pid: 0 };
  let other: ChildProcess;
  beforeAll(async () => {
    other = spawn(process.execPath, ["--import", "tsx", "app/api/testing/serve.ts"], { env: process.env, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(other.stdout!, "data")) as [Buffer];
    started.url = line.toString().trim();
    started.pid = other.pid!;
  });
  afterAll(async () => {
    const ended = once(other, "close");
    other.kill("SIGTERM");
    await ended;
  });
  return started;
}
