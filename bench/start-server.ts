import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** Starts a server of `servers/` in a process of its own and waits until it says where it is, as one line of JSON. @throws Error when it ends instead */
export async function startServer<Target>(name: string, more: Record<string, string> = {}): Promise<{ child: ChildProcess; target: Target }> {
  const script = path.join(import.meta.dirname, "servers", `${name}.ts`);
  const env = { ...process.env, ...more, NODE_ENV: "production" as const };
  const child = spawn(process.execPath, ["--import", "tsx", script], { env, stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await Promise.race([once(child.stdout, "data"), once(child, "exit").then(() => [""])])) as [Buffer | string];
  if (!String(line)) throw new Error(`${name} did not start`);
  return { child, target: JSON.parse(String(line)) as Target };
}
