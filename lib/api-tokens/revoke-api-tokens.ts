import { In } from "typeorm";
import { ApiToken, ServiceAccount } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "../service-accounts/account-ids";
import { changedToken, eventOf, lockTokens } from "./lock-tokens";

/** Ends tokens at once and for good: all of them, or none when one is refused. Those that are revoked already stay as they are. */
export async function revokeApiTokens(actor: Actor | null, ids: AccountIds): Promise<ApiToken[]> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const tokens = await lockTokens(tx, actor, "token:revoke", ids);
    const revoked = await revokeLocked(tx, actor, tokens);
    return tokens.map((token) => revoked.get(token.id) ?? token);
  });
}

/** As `revokeApiTokens`, for one token. */
export async function revokeApiToken(actor: Actor | null, id: string): Promise<ApiToken> {
  const [token] = await revokeApiTokens(actor, id);
  return token!;
}

/** Revokes tokens that the caller has locked and may revoke, with an event for each. @returns those that were not revoked before, as they are now */
export async function revokeLocked(tx: Transaction, actor: Actor, tokens: readonly ApiToken[]): Promise<Map<string, ApiToken>> {
  const live = tokens.filter(({ revokedAt }) => revokedAt === null);
  if (live.length === 0) return new Map();
  const now = new Date();
  const columns = { revokedAt: now, revokedBy: actor.id, updatedAt: now };
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
