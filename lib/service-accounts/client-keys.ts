import { randomBytes } from "node:crypto";
import { ClientSecret } from "../../entities/index";
import { randomSecret } from "../crypto/random-secret";
import { hashSecret } from "../crypto/secret-hash";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";

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
export async function replaceSecret(tx: Transaction, account: { id: string; teamId: string }, clientSecret: string): Promise<void> {
  await tx.manager.delete(ClientSecret, { serviceAccountId: account.id });
  await tx.manager.insert(ClientSecret, {
    id: newId("ClientSecret"),
    teamId: account.teamId,
    serviceAccountId: account.id,
    secretHash: hashSecret(clientSecret),
    createdAt: new Date(),
  });
}
