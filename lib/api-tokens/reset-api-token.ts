import { z } from "zod";
import { ApiToken } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { expiryKey } from "../paging/ends";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { assertNoLooser } from "../bounds/assert-no-looser";
import { assertScopes } from "./assert-scopes";
import { assertEndStands, type EndInput, endOf } from "./expiry";
import { tokenDetails } from "./input";
import { issueSecret } from "./issue-secret";
import { changedToken, eventOf, lockLiveToken } from "./lock-tokens";
import { assertPurposeStands, tokenPolicyOf } from "./token-policy";

export interface ResetApiTokenInput extends EndInput {
  /** The whole list, as the one below; left out, it stays; null empties it. */
  scopes?: readonly string[] | null;
  allowedOrigins?: readonly string[] | null;
}

const schema = z.object({ scopes: tokenDetails.scopes, allowedOrigins: tokenDetails.allowedOrigins });

/**
 * Gives a token a new secret; the old one stops at once, all else stays. The new token is in the result and nowhere else.
 * @param input a new end; left out, the token ends when it did, if the team's policy allows that of a new one. And new scopes and origins:
 * those of a JWT stand in it, so that this is how they change.
 * @throws ForbiddenError also when the token's scopes are more than the actor may give: its secret is a way to them.
 */
export async function resetApiToken(actor: Actor | null, id: string, input: ResetApiTokenInput = {}): Promise<{ token: ApiToken; plainToken: string }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const { token, account } = await lockLiveToken(tx, actor, "token:create", id);
    assertRecentSignIn(actor);
    const values = parseInput(schema, input);
    const limits = { policy: await tokenPolicyOf(tx.manager, token.teamId), format: token.format };
    assertPurposeStands(limits.policy, token);
    const renewed = input.expiresAt != null || input.expiresInDays != null;
    if (!renewed) await assertEndStands(tx, token.expiresAt, limits);
    const changes = changesOf(token, {
      scopes: input.scopes === undefined ? undefined : (values.scopes ?? []),
      allowedOrigins: input.allowedOrigins === undefined ? undefined : (values.allowedOrigins ?? []),
      expiresAt: renewed ? await endOf(tx, input, limits) : undefined,
    });
    const changed = { ...token, ...changes.after };
    // Scopes that the account has lost since may stay: they count for nothing until it holds them again. Those that are left out are weighed too:
    // whoever may not have this token doesn't come to its entry by making it less first.
    const added = changed.scopes.filter((scope) => !token.scopes.includes(scope));
    await assertScopes(tx, actor, account, changed.scopes, { format: token.format, added, given: [...token.scopes, ...added] });
    assertNoLooser(actor, changed, account);
    const secret = await issueSecret(tx, account, changed);
    const now = new Date();
    const columns = {
      ...changes.after,
      ...secret.columns,
      previousSecretHash: token.secretHash,
      secretCreatedAt: now,
      updatedAt: now,
      expiryKey: expiryKey(changed.expiresAt),
      version: token.version + 1,
    };
    await tx.manager.update(ApiToken, { id }, columns);
    const { details, ...event } = eventOf(token, account);
    await recordEvent(tx, actor, { action: "api-token.reset", ...event, details: { ...details, ...changes.details } });
    changedToken(tx, token, changed);
    return { token: { ...token, ...columns }, plainToken: secret.plainToken };
  });
}
