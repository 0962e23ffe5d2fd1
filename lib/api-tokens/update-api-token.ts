import { z } from "zod";
import { ApiToken } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { assertNoLooser } from "../bounds/assert-no-looser";
import { assertScopes } from "./assert-scopes";
import { tokenDetails, tokenName } from "./input";
import { changedToken, eventOf, lockLiveToken } from "./lock-tokens";
import { assertPurpose, tokenPolicyOf } from "./token-policy";

export interface UpdateApiTokenInput {
  name?: string | null;
  purpose?: string | null;
  /** The whole list, as those below; null empties it. */
  scopes?: readonly string[] | null;
  allowedOrigins?: readonly string[] | null;
  allowedCidrs?: readonly string[] | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

/** What stands in a JWT can't be changed from outside of it. @throws InvalidInputError */
function assertNotInside(changed: Partial<ApiToken>): void {
  const inside = (["scopes", "allowedOrigins"] as const).filter((field) => changed[field] !== undefined);
  if (inside.length === 0) return;
  const message = "This stands in the token itself, because it is a JWT. Reset it with another list.";
  throw new InvalidInputError(inside.map((field) => ({ field: ["input", field], message, code: "FORBIDDEN" })));
}

const schema = z.object({ name: tokenName.optional(), ...tokenDetails, version: seenVersion });

/**
 * Changes what is given; a field left out stays, `null` clears it. It counts from the token's next call on.
 * @throws ForbiddenError also for scopes that the actor may not give; where the token counts is changed only by who may give all that it has
 */
export async function updateApiToken(actor: Actor | null, id: string, input: UpdateApiTokenInput): Promise<ApiToken> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const { token, account } = await lockLiveToken(tx, actor, "token:update", id);
    const values = parseInput(schema, input);
    assertVersion("API token", token, values.version);
    const list = (given: readonly string[] | null | undefined, parsed: string[] | null | undefined) => (given === undefined ? undefined : (parsed ?? []));
    const changes = changesOf(token, {
      name: values.name,
      purpose: input.purpose === undefined ? undefined : values.purpose,
      scopes: list(input.scopes, values.scopes),
      allowedOrigins: list(input.allowedOrigins, values.allowedOrigins),
      allowedCidrs: list(input.allowedCidrs, values.allowedCidrs),
    });
    if (Object.keys(changes.after).length === 0) return token;
    if (token.format === "JWT") assertNotInside(changes.after);
    if (changes.after.purpose !== undefined) assertPurpose(await tokenPolicyOf(tx.manager, token.teamId), changes.after.purpose);
    const changed = { ...token, ...changes.after };
    const added = changed.scopes.filter((scope) => !token.scopes.includes(scope));
    const elsewhere = changes.after.allowedOrigins !== undefined || changes.after.allowedCidrs !== undefined;
    if (added.length > 0 || elsewhere) {
      assertRecentSignIn(actor);
      await assertScopes(tx, actor, account, changed.scopes, { format: token.format, added, given: elsewhere ? changed.scopes : added });
      assertNoLooser(actor, changed, account);
    }
    const columns = {
      ...changes.after,
      ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }),
      updatedAt: new Date(),
      version: token.version + 1,
    };
    await tx.manager.update(ApiToken, { id }, columns);
    const { details, ...event } = eventOf(changed, account);
    await recordEvent(tx, actor, { action: "api-token.update", ...event, details: { ...details, ...changes.details } });
    changedToken(tx, token, changed);
    return { ...token, ...columns };
  });
}
