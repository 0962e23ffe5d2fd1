import { IsNull, Not } from "typeorm";
import { ApiToken, ClientSecret, PublicKey, RemovedCredential, ServiceAccount, TrustRule } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { authorize } from "../permissions/authorize";
import { newClientKeys } from "../service-accounts/client-keys";
import { lockAccount } from "../service-accounts/lock-accounts";
import { revokeLocked } from "./revoke-api-tokens";

/**
 * Ends everything that an account could prove itself with, at once: its client keys, public keys and trust rules, each access token that was got with them, and its API tokens.
 * The account itself stays as it is, and gets new keys when somebody makes them. Nothing is handed out, so this takes no permission beyond revoking.
 * @returns the account, and how many API tokens were revoked
 */
export async function revokeEverything(actor: Actor | null, serviceAccountId: string): Promise<{ account: ServiceAccount; revokedTokens: number }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "token:revoke", serviceAccountId).catch(atAccount);
    authorize(actor, "service-account:regenerate-keys", account.teamId);
    // Access tokens name the client id that they were got with, so that a new one ends them all. No secret belongs to it.
    const { clientId } = newClientKeys();
    const now = new Date();
    const columns = { clientId, keysCreatedAt: now, updatedAt: now };
    await tx.manager.update(ServiceAccount, { id: account.id }, columns);
    await tx.manager.delete(ClientSecret, { serviceAccountId: account.id });
    await tx.manager.delete(PublicKey, { serviceAccountId: account.id });
    await tx.manager.delete(TrustRule, { serviceAccountId: account.id });
    await tx.manager.delete(RemovedCredential, { serviceAccountId: account.id });
    // Whoever makes or resets a token of this account has its row or the token's: none slips through.
    const tokens = await tx.manager.find(ApiToken, {
      where: { serviceAccountId: account.id, revokedAt: IsNull() },
      order: { id: "ASC" },
      lock: { mode: "pessimistic_write" },
    });
    await recordEvent(tx, actor, {
      action: "service-account.revoke-everything",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
      details: { clientId: { from: account.clientId, to: clientId }, apiTokens: tokens.length },
    });
    await revokeLocked(tx, actor, tokens);
    // Nor does one come back that was revoked a while ago.
    await tx.manager.update(ApiToken, { serviceAccountId: account.id, restorableUntil: Not(IsNull()) }, { restorableUntil: null });
    tx.changed("client", account.clientId);
    tx.changed("client", clientId);
    return { account: { ...account, ...columns }, revokedTokens: tokens.length };
  });
}

function atAccount(error: unknown): never {
  throw error instanceof NotFoundError ? new NotFoundError(error.what, ["serviceAccountId"]) : error;
}
