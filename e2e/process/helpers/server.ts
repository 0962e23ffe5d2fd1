import { ask } from "./http";
import type { Installation } from "./installation";
import { type Program, spawnProgram } from "./spawn-program";
import { until } from "./until";

/** A server process that a test has started. */
export interface Server extends Program {
  url: string;
  /** The lines of its log. */
  log(): Record<string, unknown>[];
}

const running = "Latchkey is running at";

/** Starts the server, and doesn't wait for it. */
export function launchServer({ url, env }: Installation, more: Record<string, string> = {}): Server {
  const program = spawnProgram("lib/launch/start.mjs", [], { ...env, ...more });
  const log = () =>
    program
      .stderr()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ...program, url, log };
}

/** Starts the server and waits until it says where it is. @throws Error with all it has written when it ends instead */
export async function startServer(installation: Installation, more: Record<string, string> = {}): Promise<Server> {
  const server = launchServer(installation, more);
  await isRunning(server);
  return server;
}

/** Waits until the server says where it is. */
export async function isRunning(server: Server): Promise<void> {
  await until("the server to start", () => server.stdout().includes(running) || server.hasExited(), 45_000);
  if (!server.stdout().includes(running)) throw new Error(`the server ended:\n${server.stdout()}\n${server.stderr()}`);
}

/** Ends the server in order and waits for it. @returns its exit code */
export function stopServer(server: Server): Promise<number | NodeJS.Signals> {
  server.kill("SIGTERM");
  return server.exited;
}

/** Waits until the server says that it can do its work. */
export async function isReady({ url }: { url: string }, patience = 10_000): Promise<void> {
  await until("the server to be ready", async () => (await ask(`${url}/readyz`)).status === 200, patience);
}
