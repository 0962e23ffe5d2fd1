import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

// The scripts find their project by where they are, so a project of their own gets a copy of them.
let project: string;
beforeEach(() => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), "latchkey-launch-"));
  fs.mkdirSync(path.join(project, "lib"));
  fs.cpSync(import.meta.dirname, path.join(project, "lib/launch"), { recursive: true });
});
afterEach(() => fs.rmSync(project, { recursive: true, force: true }));

const STEP = "const fs = require('fs'); if (fs.existsSync('busy')) process.exit(7); fs.writeFileSync('busy', ''); setTimeout(() => fs.rmSync('busy'), 3000)";

/** A process whose step fails when another one's is under way. */
function worker() {
  const code = `import { oneAtATime } from ${JSON.stringify(path.join(project, "lib/launch/one-at-a-time.mjs"))};
    import { runStep } from ${JSON.stringify(path.join(project, "lib/launch/run-step.mjs"))};
    await oneAtATime(process.stdout, () => runStep({ doing: "Working", done: "Worked", failed: "?", command: [process.execPath, "-e", ${JSON.stringify(STEP)}], stream: process.stdout }));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const end = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
  return { child, end, output: () => output };
}

it("lets the second wait for the first, and says so", async () => {
  const ends = await Promise.all([worker().end, worker().end]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  expect(ends.map(({ output }) => output).join()).toMatch(/Another process \(\d+\) is installing or building Latchkey here; waiting for it/);
}, 60_000);

it("waits for the program that a killed process left running", async () => {
  const first = worker();
  await expect.poll(() => fs.existsSync(path.join(project, "busy")), { timeout: 10_000, interval: 10 }).toBe(true);
  first.child.kill("SIGKILL");
  await expect(worker().end).resolves.toMatchObject({ code: 0, output: expect.stringContaining("was interrupted is still running") as string });
}, 60_000);
