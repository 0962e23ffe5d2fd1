import { randomBytes } from "node:crypto";
import { ClientSecret } from "../../entities/index";
import { randomSecret } from "../crypto/random-secret";
import { hashSecret } from "../crypto/secret-hash";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { hintLength } from "./secret-rules";

/** What a service account proves itself with at `/oauth/token`. Exists in memory only while the call that made it is answered. */
export interface ClientKeys {
  clientId: string;
  clientSecret: string;
}

/** New client keys: both halves are new, so that old ones have nothing in common with them. */
export function newClientKeys(): ClientKeys {
  return { clientId: `lkc_${randomBytes(16).toString("hex")}`, clientSecret: randomSecret("lks_") };
}

/** Stores the hash of a secret as the account's only one. */
export async function replaceSecret(tx: Transaction, account: { id: string; teamId: string }, clientSecret: string, createdBy: string): Promise<void> {
  await tx.manager.delete(ClientSecret, { serviceAccountId: account.id });
  await addSecret(tx, account, clientSecret, { createdBy, createdAt: new Date() });
}

interface Making {
  /** Id of the actor. */
  createdBy: string;
  createdAt: Date;
  /** Null, and when left out, for never. */
  expiresAt?: Date | null;
}

/** The entry of a secret: of itself only a hash and its last characters. */
export function secretEntry(account: { id: string; teamId: string }, clientSecret: string, { createdBy, createdAt, expiresAt = null }: Making): ClientSecret {
  return {
    id: newId("ClientSecret"),
    teamId: account.teamId,
    serviceAccountId: account.id,
    secretHash: hashSecret(clientSecret),
    hint: clientSecret.slice(-hintLength),
    createdAt,
    createdBy,
    expiresAt,
    lastUsedAt: null,
    retiredFrom: null,
    restorableUntil: null,
  };
}

/** Stores a secret beside those that the account has. */
export async function addSecret(tx: Transaction, ...entry: Parameters<typeof secretEntry>): Promise<ClientSecret> {
  const secret = secretEntry(...entry);
  await tx.manager.insert(ClientSecret, secret);
  return secret;
}
