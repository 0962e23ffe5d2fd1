import { ask } from "./http";
import type { Installation } from "./installation";
import { spawnProgram } from "./spawn-program";
import { until } from "./until";

/** Serves the same installation by Next alone, without our server in front: each endpoint by its route file. */
export async function startNextMount({ url, port, env }: Installation): Promise<void> {
  const program = spawnProgram("node_modules/next/dist/bin/next", ["start", "-p", String(port), "-H", "127.0.0.1"], { ...env, NEXT_TELEMETRY_DISABLED: "1" });
  await until("Next to serve", async () => (await ask(`${url.replace("localhost", "127.0.0.1")}/healthz`)).status === 200 || program.hasExited(), 30_000);
  if (program.hasExited()) throw new Error(`Next ended:\n${program.stdout()}\n${program.stderr()}`);
}
