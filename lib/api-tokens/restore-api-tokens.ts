import { In, IsNull } from "typeorm";
import { ApiToken, ServiceAccount } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import { holdKeyOf } from "../signing-keys/hold-key";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { type AccountIds, placesOf } from "../service-accounts/account-ids";
import { assertNoLooser } from "../bounds/assert-no-looser";
import { assertScopes } from "./assert-scopes";
import { mostTokens } from "./input";
import { changedToken, eventOf, lockTokens } from "./lock-tokens";
import type { ChangedTokens } from "./revoke-api-tokens";

/**
 * Puts API tokens in force again that somebody revoked by hand less than a day ago: all of them, or none when one is refused. Whoever has such a token
 * can act with it again, so it takes what making one takes. What was revoked because it leaked, or with everything of its account, stays revoked.
 * @throws ForbiddenError also when a token's scopes are more than the actor may give; InvalidInputError, NotFoundError
 */
export async function restoreApiTokens(actor: Actor | null, ids: AccountIds): Promise<ChangedTokens> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const tokens = await lockTokens(tx, actor, "token:create", ids);
    assertRecentSignIn(actor);
    // One that is in force needs nothing.
    const revoked = tokens.filter(({ revokedAt }) => revokedAt !== null);
    const now = await databaseTime(tx);
    const places = new Map(placesOf(ids, "API token").map(({ id, field }) => [id, field]));
    const issues: InputIssue[] = [];
    for (const token of revoked) for (const message of await whyNot(tx, token, now)) issues.push({ field: places.get(token.id)!, message, code: "INVALID" });
    if (issues.length > 0) throw new InvalidInputError(issues);
    const accounts = await tx.manager.findBy(ServiceAccount, { id: In([...new Set(revoked.map(({ serviceAccountId }) => serviceAccountId))]) });
    const accountOf = new Map(accounts.map((account) => [account.id, account]));
    for (const token of revoked) {
      const account = accountOf.get(token.serviceAccountId)!;
      // Scopes that the account has lost since count for nothing, and are weighed all the same: it may hold them again.
      await assertScopes(tx, actor, account, token.scopes, { format: token.format, added: [], given: token.scopes });
      assertNoLooser(actor, token, account);
    }
    const columns = { revokedAt: null, revokedBy: null, restorableUntil: null, updatedAt: now };
    if (revoked.length > 0) await tx.manager.update(ApiToken, { id: In(revoked.map(({ id }) => id)) }, columns);
    for (const account of accounts) await assertNotTooMany(tx, account);
    await recordEvents(
      tx,
      actor,
      revoked.map((token) => ({ action: "api-token.restore", ...eventOf(token, accountOf.get(token.serviceAccountId)!) })),
    );
    for (const token of revoked) changedToken(tx, token);
    const changedIds = revoked.map(({ id }) => id);
    return { tokens: tokens.map((token) => (changedIds.includes(token.id) ? { ...token, ...columns } : token)), changedIds };
  });
}

async function whyNot(tx: Transaction, { restorableUntil, expiresAt, signingKid }: ApiToken, now: Date): Promise<string[]> {
  if (restorableUntil === null) return ["This token is revoked for good: it leaked, or ended with everything of its account."];
  if (restorableUntil <= now) return ["This token was revoked more than a day ago. Create another."];
  if (expiresAt !== null && expiresAt <= now) return ["This token would have expired by now anyway. Create another."];
  if (signingKid === null || (await holdKeyOf(tx, signingKid, expiresAt!))) return [];
  return ["The key that signed this token has been withdrawn. Create another."];
}

async function assertNotTooMany(tx: Transaction, { id, name }: ServiceAccount): Promise<void> {
  const count = await tx.manager.countBy(ApiToken, { serviceAccountId: id, revokedAt: IsNull() });
  if (count <= mostTokens) return;
  const message = `${count} tokens of ${name} would be in force, and at most ${mostTokens} may be.`;
  throw new InvalidInputError([{ field: ["ids"], message, code: "IN_USE" }]);
}
