import fs from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { processStart } from "./process-start.mjs";
import { inProject } from "./project-root.mjs";

const note = inProject("dist/step.json");

/** Remembers the program that a step runs: it outlives this process when that is killed. @param {number} pid */
export function rememberChild(pid) {
  fs.writeFileSync(note, `${JSON.stringify({ pid, started: processStart(pid) })}\n`);
}

/** The program of the step has ended. */
export function forgetChild() {
  fs.rmSync(note, { force: true });
}

/** Waits until the program of a killed process has ended, for it still writes the files that we are about to write. @param {NodeJS.WriteStream} stream */
export async function awaitOrphan(stream) {
  for (let told = false; isAlive(); told = true) {
    if (!told) stream.write("A step of a start that was interrupted is still running; waiting for it …\n");
    await delay(250);
  }
}

function isAlive() {
  try {
    const { pid, started } = JSON.parse(fs.readFileSync(note, "utf8"));
    return started !== undefined && processStart(pid) === started;
  } catch {
    return false;
  }
}
