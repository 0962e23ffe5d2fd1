import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Runs an example of a page in a process of its own, beside our dependencies.
 * @param result what it is asked for in the end, in the words of the example
 */
export function runExample(code: string, result: string, { files = {}, env = {} }: { files?: Record<string, string>; env?: Record<string, string> }): string {
  const directory = mkdtempSync(path.join(process.cwd(), ".latchkey-example-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(directory, name), content, { mode: 0o600 });
    writeFileSync(path.join(directory, "example.mjs"), `${code}\nprocess.stdout.write(String(${result}));\n`);
    return execFileSync(process.execPath, ["example.mjs"], { cwd: directory, encoding: "utf8", env: { ...process.env, ...env } });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
