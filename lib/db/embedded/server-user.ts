import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { OperatorError } from "../../data-dir/operator-error";

/** The user that PostgreSQL runs as, when it is not the one of this process. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/**
 * Who runs PostgreSQL: it refuses to run as root, so root hands it to an unprivileged user. Undefined means: as we are.
 * An existing cluster keeps its user, even if a better one appeared since.
 */
export function serverUser(pgdata: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.existsSync(pgdata) ? fs.statSync(pgdata) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = lookUp("postgres") ?? lookUp("nobody");
  if (!user)
    throw new OperatorError(
      "PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody` to run it. Start Latchkey as an ordinary user, or set DATABASE_URL.",
    );
  // A backup that root copied back belongs to root.
  if (owner) giveTo(pgdata, user);
  return user;
}

/** Gives a directory and all in it to a user. */
function giveTo(file: string, user: ServerUser): void {
  fs.lchownSync(file, user.uid, user.gid);
  if (!fs.lstatSync(file).isDirectory()) return;
  for (const name of fs.readdirSync(file)) giveTo(path.join(file, name), user);
}

function lookUp(name: string): ServerUser | undefined {
  const ask = (option: string) => spawnSync("id", [option, name], { encoding: "utf8" });
  const [uid, gid] = [ask("-u"), ask("-g")];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}
