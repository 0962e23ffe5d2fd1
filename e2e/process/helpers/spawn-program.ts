import { spawn } from "node:child_process";
import path from "node:path";
import { onCleanUp } from "./clean-up";

/** A process that a test has started. */
export interface Program {
  pid: number;
  /** All that it has written to standard output so far. */
  stdout(): string;
  /** All that it has written to standard error so far. */
  stderr(): string;
  /** Code or signal that it ended with. */
  exited: Promise<number | NodeJS.Signals>;
  hasExited(): boolean;
  kill(signal: NodeJS.Signals): void;
}

export const projectRoot = path.resolve(import.meta.dirname, "../../..");

/** Starts a script of the project with exactly this environment on top of the machine's own. What still runs after the test file is killed. */
export function spawnProgram(script: string, args: string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [path.join(projectRoot, script), ...args], {
    cwd: projectRoot,
    env: { ...inheritedEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  let ended = false;
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on("close", (code, signal) => {
      ended = true;
      resolve(signal ?? code ?? -1);
    });
  });
  const kill = (signal: NodeJS.Signals) => void (ended || child.kill(signal));
  onCleanUp(async () => {
    kill("SIGKILL");
    await exited;
  });
  return { pid: child.pid!, stdout: () => output.stdout, stderr: () => output.stderr, exited, hasExited: () => ended, kill };
}

/** Our own environment without what is meant for Latchkey or comes from the test runner. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(LATCHKEY_|OIDC_|NEXTAUTH_|VITEST|DATABASE_URL$|PORT$|HOST$|NODE_ENV$|NODE_OPTIONS$|TEST$|DEV$|PROD$|SSR$|MODE$|BASE_URL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))) as NodeJS.ProcessEnv;
}
