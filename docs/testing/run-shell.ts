import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs blocks one after another in one bash, as a reader would type them. @returns what they printed; throws when one fails */
export async function runShell(blocks: string[], options: { cwd?: string; env?: Record<string, string> } = {}): Promise<string> {
  const script = ["set -euo pipefail", ...blocks].join("\n");
  // Not in one go: what the commands ask may be answered by this process.
  const ended = promisify(execFile)("bash", ["-c", script], { cwd: options.cwd, env: { ...process.env, ...options.env }, timeout: 60_000 });
  const { stdout } = await ended.catch((error: { code?: unknown; stdout?: string; stderr?: string }) => {
    throw new Error(`the commands ended with ${String(error.code)}:\n${script}\n${error.stdout}\n${error.stderr}`);
  });
  return stdout;
}
