import { OperatorError } from "../data-dir/operator-error";
import { openRuntime, type Runtime } from "../data-dir/runtime";
import { settings, SettingsError } from "../env";
import { log } from "../log";
import { WrongSecretsError } from "../setup/prepare-installation";
import { announce } from "./announce";
import { openServices } from "./services";

interface Running {
  close(): Promise<void>;
}

/**
 * The life of a server process: settings, database, services, HTTP; then, at a signal, all of it in reverse.
 * What the operator can mend is printed as one readable message, and the process ends with 1.
 */
export async function runServer(startHttp: () => Promise<Running>): Promise<void> {
  const opened: Running[] = [];
  const closeAll = async () => {
    for (const part of opened.reverse().splice(0)) await part.close();
  };
  const stopped = stopSignal();
  try {
    settings();
    const runtime: Runtime = await openRuntime("server");
    opened.push(runtime);
    opened.push(await openServices());
    if (stopped.now) return await closeAll();
    opened.push(await startHttp());
    await announce();
    log().info({ url: settings().publicUrl, database: runtime.database }, "started");
    const signal = await stopped.promise;
    log().info({ signal }, "stopping");
    await closeAll();
    log().info("stopped");
    process.exit(0);
  } catch (error) {
    await closeAll().catch(() => undefined);
    const forOperator = error instanceof SettingsError || error instanceof OperatorError || error instanceof WrongSecretsError;
    process.stderr.write(forOperator ? `${error.message}\n` : `Latchkey could not start: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}

/** Hears the signals that ask a process to end; a second one ends it at once. */
function stopSignal() {
  const state: { now: boolean; promise: Promise<NodeJS.Signals> } = { now: false, promise: Promise.resolve("SIGTERM") };
  state.promise = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (state.now && signal === "SIGINT") process.exit(130);
        state.now = true;
        resolve(signal);
      });
    }
  });
  return state;
}
