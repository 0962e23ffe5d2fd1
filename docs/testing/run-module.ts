import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Runs an example in a process of its own, with Latchkey's packages at hand.
 * @param example the text of a module, which may await
 * @param given what the example takes for granted: the value of each name
 * @param result the expression whose value is wanted
 * @returns that value; throws when the example does
 */
export async function runModule(example: string, given: Record<string, unknown>, result: string): Promise<unknown> {
  const names = Object.entries(given).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  const lines = [...names, example, `process.stdout.write(JSON.stringify(${result}));`];
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", lines.join("\n")]);
  return JSON.parse(stdout);
}
