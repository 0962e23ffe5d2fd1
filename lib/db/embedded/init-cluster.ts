import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { OperatorError } from "../../data-dir/operator-error";
import { syncDirectory } from "../../data-dir/write-once";
import { pgdataArgument } from "./pgdata-argument";
import type { ServerUser } from "./server-user";
import { SPAWN_ENVIRONMENT } from "./spawn-environment";
import { program } from "./usable-binaries";

/** Major version of the binaries, which a cluster must have been made by. */
const MAJOR = "18";

/** What initdb is told: nothing depends on the locales of this machine, and every page has a checksum. */
const OPTIONS = [
  "-U",
  "postgres",
  "--auth=scram-sha-256",
  "-E",
  "UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
];

/** Creates the cluster unless there is one. It is made beside its place and moved there when whole, so that an interruption leaves no half of one. */
export async function initCluster(task: { dataDir: string; pgdata: string; binaries: string; user: ServerUser | undefined; password: string }): Promise<void> {
  const { dataDir, pgdata, user } = task;
  if (fs.existsSync(pgdata)) return checkVersion(pgdata);
  removeDrafts(dataDir);
  // A name of its own: an initdb whose launcher was killed may still be writing to the draft before.
  const draft = fs.mkdtempSync(`${pgdata}.tmp-`);
  if (user) fs.chownSync(draft, user.uid, user.gid);
  await runInitdb(task, draft);
  fs.renameSync(draft, pgdata);
  syncDirectory(dataDir);
}

async function runInitdb({ dataDir, binaries, user, password }: Parameters<typeof initCluster>[0], draft: string): Promise<void> {
  const passwordFile = path.join(dataDir, "initdb-password.tmp");
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  // The other user can't walk to the file, so it gets it opened, as its standard input.
  if (user) fs.chownSync(passwordFile, user.uid, user.gid);
  const input = fs.openSync(passwordFile, "r");
  try {
    const args = ["-D", pgdataArgument(draft, user), `--pwfile=${user ? "/dev/stdin" : passwordFile}`, ...OPTIONS];
    const initdb = spawn(program(binaries, "initdb"), args, { ...user, cwd: draft, env: SPAWN_ENVIRONMENT, stdio: [input, "pipe", "pipe"] });
    let output = "";
    for (const stream of [initdb.stdout, initdb.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(initdb, "close")) as [number | null];
    if (code !== 0)
      throw new OperatorError(`The embedded PostgreSQL could not create its files in ${dataDir}:\n${output.trim().split("\n").slice(-8).join("\n")}`);
  } finally {
    fs.closeSync(input);
    fs.rmSync(passwordFile, { force: true });
  }
}

function removeDrafts(dataDir: string): void {
  for (const name of fs.readdirSync(dataDir).filter((name) => name.startsWith("pgdata.tmp-"))) {
    try {
      fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
    } catch {
      // It is still being written to. The next first start removes it.
    }
  }
}

function checkVersion(pgdata: string): void {
  const version = fs.existsSync(path.join(pgdata, "PG_VERSION")) ? fs.readFileSync(path.join(pgdata, "PG_VERSION"), "utf8").trim() : undefined;
  if (version === MAJOR) return;
  const what = version ? `was made by PostgreSQL ${version}, and this Latchkey brings ${MAJOR}` : "holds no PostgreSQL database, or a damaged one";
  throw new OperatorError(`The directory ${pgdata} ${what}. Restore a backup into a new data directory.`);
}
