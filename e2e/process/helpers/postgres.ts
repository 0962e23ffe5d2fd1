import { spawn } from "node:child_process";
import path from "node:path";
import { canConnect } from "../../../lib/db/embedded/can-connect";
import { pgdataArgument } from "../../../lib/db/embedded/pgdata-argument";
import { runningPostmaster } from "../../../lib/db/embedded/postmaster-pid";
import { serverSettings } from "../../../lib/db/embedded/server-settings";
import { serverUser } from "../../../lib/db/embedded/server-user";
import { SPAWN_ENVIRONMENT } from "../../../lib/db/embedded/spawn-environment";
import { startEmbedded } from "../../../lib/db/embedded/start-embedded";
import { stopPostmaster } from "../../../lib/db/embedded/stop-postmaster";
import { program, usableBinaries } from "../../../lib/db/embedded/usable-binaries";
import { administer } from "../../../lib/testing/administer";
import { onCleanUp } from "./clean-up";
import { signalTree } from "./process-tree";
import { temporaryDirectory } from "./temporary-directory";
import { until } from "./until";

/** A PostgreSQL server that a test may treat badly. */
export interface Postgres {
  url: string;
  port: number;
  /** A new empty database on it. @returns its URL */
  newDatabase(): Promise<string>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Ends it and all its sessions as a crash of the machine would. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  /** Makes it hang: it takes connections, and answers nothing. */
  freeze(): void;
  /** Lets it go on. */
  thaw(): void;
}

/** Starts a PostgreSQL of the test's own, that is no child of Latchkey. */
export async function startPostgres(): Promise<Postgres> {
  const dataDir = temporaryDirectory();
  const pgdata = path.join(dataDir, "pgdata");
  const { url } = await startEmbedded(dataDir);
  const port = Number(new URL(url).port);
  const pid = () => runningPostmaster(pgdata)?.pid;
  const signal = (name: NodeJS.Signals) => {
    const running = pid();
    if (running) signalTree(running, name);
  };
  let databases = 0;
  const postgres: Postgres = {
    url,
    port,
    newDatabase: async () => {
      const name = `test_${(databases += 1)}`;
      await administer(url, `CREATE DATABASE ${name}`);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    stop: () => stopPostmaster(pid() ?? 0),
    kill: async () => {
      signal("SIGKILL");
      await until("PostgreSQL to be gone", () => !pid());
    },
    start: async () => {
      const user = serverUser(pgdata);
      const binaries = await usableBinaries(user, dataDir);
      const launch = () => {
        const args = ["-D", pgdataArgument(pgdata, user), ...serverSettings(port)];
        spawn(program(binaries, "postgres"), args, { ...user, cwd: pgdata, env: SPAWN_ENVIRONMENT, detached: true, stdio: "ignore" }).unref();
      };
      launch();
      await until("PostgreSQL to answer", () => canConnect(url));
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
  };
  onCleanUp(async () => {
    postgres.thaw();
    await postgres.stop();
  });
  return postgres;
}
