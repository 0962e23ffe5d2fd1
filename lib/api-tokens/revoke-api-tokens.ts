import { In } from "typeorm";
import { ApiToken, ServiceAccount } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "../service-accounts/account-ids";
import { restorableFor } from "../service-accounts/secret-rules";
import { changedToken, eventOf, lockTokens } from "./lock-tokens";

/** Tokens as a change has left them. */
export interface ChangedTokens {
  tokens: ApiToken[];
  /** Those that it has changed: the opposite change takes these to undo it. */
  changedIds: string[];
}

/** Ends tokens at once: all of them, or none when one is refused. Those that are revoked already stay as they are. For a day `restoreApiTokens` takes it back. */
export async function revokeApiTokens(actor: Actor | null, ids: AccountIds): Promise<ChangedTokens> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const tokens = await lockTokens(tx, actor, "token:revoke", ids);
    const revoked = await revokeLocked(tx, actor, tokens, true);
    return { tokens: tokens.map((token) => revoked.get(token.id) ?? token), changedIds: [...revoked.keys()] };
  });
}

/** As `revokeApiTokens`, for one token. */
export async function revokeApiToken(actor: Actor | null, id: string): Promise<ApiToken> {
  const { tokens } = await revokeApiTokens(actor, id);
  return tokens[0]!;
}

/**
 * Revokes tokens that the caller has locked and may revoke, with an event for each.
 * @param restorable whether it can be taken back for a day; not where somebody may have the token who shouldn't
 * @returns those that were not revoked before, as they are now
 */
export async function revokeLocked(tx: Transaction, actor: Actor, tokens: readonly ApiToken[], restorable = false): Promise<Map<string, ApiToken>> {
  const live = tokens.filter(({ revokedAt }) => revokedAt === null);
  if (live.length === 0) return new Map();
  const now = new Date();
  const restorableUntil = restorable ? new Date((await databaseTime(tx)).getTime() + restorableFor) : null;
  const columns = { revokedAt: now, revokedBy: actor.id, updatedAt: now, restorableUntil };
  await tx.manager.update(ApiToken, { id: In(live.map(({ id }) => id)) }, columns);
  const accounts = await tx.manager.findBy(ServiceAccount, { id: In(live.map(({ serviceAccountId }) => serviceAccountId)) });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  await recordEvents(
    tx,
    actor,
    live.map((token) => ({ action: "api-token.revoke", ...eventOf(token, byId.get(token.serviceAccountId)!) })),
  );
  for (const token of live) changedToken(tx, token);
  return new Map(live.map((token) => [token.id, { ...token, ...columns }]));
}
