import { spawn } from "node:child_process";
import { LaunchError } from "./launch-error.mjs";
import { forgetChild, rememberChild } from "./orphan.mjs";
import { showProgress } from "./progress.mjs";
import { projectRoot } from "./project-root.mjs";

const TAIL_LINES = 40;

/**
 * Runs a program of a step that may take long. Its output is shown only when it fails, and then its end.
 * @param {{ doing: string, done: string, failed: string, command: string[], env?: Record<string, string>, stream: NodeJS.WriteStream }} step
 */
export async function runStep({ doing, done, failed, command, env, stream }) {
  const finish = showProgress(stream, doing);
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    shell: program === "npm" && process.platform === "win32",
  });
  if (child.pid) rememberChild(child.pid);
  const output = [];
  for (const source of [child.stdout, child.stderr]) source.on("data", (chunk) => output.push(chunk));
  const undo = passSignals(child);
  const problem = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`));
  });
  undo();
  forgetChild();
  if (!problem) return finish(done);
  finish(`${doing} failed`);
  const tail = Buffer.concat(output).toString("utf8").trimEnd().split("\n").slice(-TAIL_LINES);
  throw new LaunchError(`${[...tail, "", `${command.join(" ")}: ${problem}`].join("\n")}\n\n${failed}`);
}

/** Who stops us while a step runs means the step too. */
function passSignals(child) {
  const handlers = ["SIGINT", "SIGTERM"].map((signal, i) => {
    const handler = () => {
      child.kill(signal);
      process.exit(128 + (i === 0 ? 2 : 15));
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => handlers.forEach((off) => off());
}
