import { OperatorError } from "../data-dir/operator-error";
import { openRuntime } from "../data-dir/runtime";
import { settings, SettingsError } from "../env";
import { startWorker } from "../jobs/start-worker";
import { log } from "../log";
import { startRotating } from "../signing-keys/carry-out-schedule";
import { announce } from "./announce";
import { logEverything } from "./log-everything";
import { openServices } from "./open-services";
import { stopSignal } from "./stop-signal";

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
    logEverything();
    const runtime = await openRuntime("server");
    opened.push(runtime);
    const services = openServices().then((opening) => void opened.push(opening));
    // It may wait long, for another instance that migrates. Whoever stops us then doesn't wait with us: what is unfinished is rolled back.
    await Promise.race([services, stopped.promise]);
    services.catch(() => undefined);
    if (!stopped.now) {
      opened.push(await startHttp());
      opened.push(startRotating());
      opened.push(startWorker());
      await announce();
      log().info({ url: settings().publicUrl, database: runtime.database }, "started");
    }
    const signal = await stopped.promise;
    log().info({ signal }, "stopping");
    await closeAll();
    log().info("stopped");
    process.exit(0);
  } catch (error) {
    await closeAll().catch(() => undefined);
    const forOperator = error instanceof SettingsError || error instanceof OperatorError;
    process.stderr.write(forOperator ? `${error.message}\n` : `Latchkey could not start: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}
