import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The shell commands of a document, block by block, as a reader would copy them. */
export function shellBlocks(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]!);
}

/** Runs blocks one after another in one bash, as a reader would type them. @returns what they printed; throws when one fails */
export function runShell(blocks: string[], options: { cwd: string; env?: Record<string, string> }): string {
  const script = ["set -euo pipefail", ...blocks].join("\n");
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    encoding: "utf8",
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`the commands ended with ${status}:\n${script}\n${stdout}\n${stderr}`);
  return stdout;
}
