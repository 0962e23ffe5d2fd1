import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { OperatorError } from "../../data-dir/operator-error";
import { writeOnce } from "../../data-dir/write-once";

/** Passwords of the embedded PostgreSQL: its superuser is for set-up and maintenance, Latchkey works with less. */
export interface Passwords {
  superuser: string;
  latchkey: string;
}

const password = z.string().regex(/^[\w-]{20,}$/);
const schema = z.object({ superuser: password, latchkey: password });
const fileOf = (dataDir: string) => path.join(dataDir, "postgres.json");

/** The passwords of this data directory, made on first use. @throws OperatorError when a cluster exists without them */
export function ensurePasswords(dataDir: string, clusterExists: boolean): Passwords {
  const kept = readPasswords(dataDir);
  if (kept) return kept;
  if (clusterExists) throw damaged(dataDir, "is missing, though there is a database");
  writeOnce(fileOf(dataDir), `${JSON.stringify({ superuser: make(), latchkey: make() }, null, 2)}\n`);
  return readPasswords(dataDir)!;
}

/** The passwords of this data directory; undefined when none were made yet. @throws OperatorError when the file is damaged */
export function readPasswords(dataDir: string): Passwords | undefined {
  if (!fs.existsSync(fileOf(dataDir))) return undefined;
  try {
    return schema.parse(JSON.parse(fs.readFileSync(fileOf(dataDir), "utf8")));
  } catch {
    throw damaged(dataDir, "is damaged");
  }
}

const damaged = (dataDir: string, what: string) =>
  new OperatorError(
    `The file ${fileOf(dataDir)}, which holds the passwords of the embedded PostgreSQL, ${what}. Restore it from a backup of the data directory.`,
  );

const make = () => randomBytes(24).toString("base64url");
