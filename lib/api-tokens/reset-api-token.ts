import { ApiToken } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { hashSecret } from "../crypto/secret-hash";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/recent-sign-in";
import { assertNoLooser } from "./assert-no-looser";
import { assertScopes } from "./assert-scopes";
import { assertEndStands, type EndInput, endOf, expiryKey } from "./expiry";
import { changedToken, eventOf, lockLiveToken } from "./lock-tokens";
import { newApiToken } from "./token-format";
import { tokenPolicyOf } from "./token-policy";

/**
 * Gives a token a new secret; the old one stops at once, all else stays. The new token is in the result and nowhere else.
 * @param input a new end; left out, the token ends when it did, if the team's policy allows that of a new one.
 * @throws ForbiddenError also when the token's scopes are more than the actor may give: its secret is a way to them.
 */
export async function resetApiToken(actor: Actor | null, id: string, input: EndInput = {}): Promise<{ token: ApiToken; plainToken: string }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const { token, account } = await lockLiveToken(tx, actor, "token:create", id);
    assertRecentSignIn(actor);
    const policy = await tokenPolicyOf(tx.manager, token.teamId);
    const renewed = input.expiresAt != null || input.expiresInDays != null;
    if (!renewed) await assertEndStands(tx, token.expiresAt, policy);
    const expiresAt = renewed ? await endOf(tx, input, policy) : token.expiresAt;
    // Scopes that the account has lost since may stay: they count for nothing until it holds them again.
    await assertScopes(tx, actor, account, token.scopes, { added: [] });
    assertNoLooser(actor, token);
    const { plainToken } = newApiToken(token.lookupId);
    const now = new Date();
    const columns = {
      secretHash: hashSecret(plainToken),
      previousSecretHash: token.secretHash,
      secretCreatedAt: now,
      updatedAt: now,
      expiresAt,
      expiryKey: expiryKey(expiresAt),
      version: token.version + 1,
    };
    await tx.manager.update(ApiToken, { id }, columns);
    const { details, ...event } = eventOf(token, account);
    await recordEvent(tx, actor, {
      action: "api-token.reset",
      ...event,
      details: { ...details, ...(renewed && { expiresAt: { from: token.expiresAt, to: expiresAt } }) },
    });
    changedToken(tx, token);
    return { token: { ...token, ...columns }, plainToken };
  });
}
