import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { settings } from "../env";
import { openDataDir } from "./open-data-dir";
import { OperatorError } from "./operator-error";
import { writeOnce } from "./write-once";

/** The secrets of one installation, each at least 32 random bytes as base64url. */
export interface Secrets {
  /** Signs and encrypts sessions of people. */
  session: string;
  /** Goes into the hash of every stored token, so that a stolen database alone can't be tried against. */
  pepper: string;
  /** Encrypts the signing keys in the database. */
  keyEncryption: string;
}

const secret = z.base64url().refine((text) => Buffer.from(text, "base64url").length >= 32);
const schema = z.object({ session: secret, pepper: secret, keyEncryption: secret });

/**
 * The secrets from the environment and, for those not given there, from `secrets.json` in the data directory, which is made on first use.
 * The file is neither read nor made when the environment gives all of them.
 * @throws OperatorError when the file exists but can't be understood: new secrets would make tokens and keys of this installation worthless
 */
export function loadOrCreateSecrets(dataDir: string): Secrets {
  const { session, pepper, keyEncryption } = settings().secrets;
  if (session && pepper && keyEncryption) return { session, pepper, keyEncryption };
  const kept = fromFile(path.join(openDataDir(dataDir), "secrets.json"));
  return { session: session ?? kept.session, pepper: pepper ?? kept.pepper, keyEncryption: keyEncryption ?? kept.keyEncryption };
}

/** True when nothing keeps the secrets that stored hashes and keys depend on, so that `loadOrCreateSecrets` would make new ones. */
export function lacksSecrets(dataDir: string): boolean {
  const { pepper, keyEncryption } = settings().secrets;
  return !(pepper && keyEncryption) && !fs.existsSync(path.join(dataDir, "secrets.json"));
}

function fromFile(file: string): Secrets {
  if (!fs.existsSync(file)) writeOnce(file, `${JSON.stringify({ session: make(), pepper: make(), keyEncryption: make() }, null, 2)}\n`);
  if (process.platform !== "win32" && (fs.statSync(file).mode & 0o077) !== 0) fs.chmodSync(file, 0o600);
  const parsed = schema.safeParse(parse(fs.readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  throw new OperatorError(
    `The secrets file ${file} is damaged. Restore it from a backup: with new secrets nobody's tokens and none of the signing keys would work. (To start over, delete the whole data directory.)`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const make = () => randomBytes(32).toString("base64url");
