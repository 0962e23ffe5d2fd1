import { z } from "zod";
import { IsNull } from "typeorm";
import { ApiToken, type ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { newId } from "../ids";
import { IssueList } from "../input/issue-list";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import { expiryKey } from "../paging/ends";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { lockAccount } from "../service-accounts/lock-accounts";
import { assertNoLooser } from "../bounds/assert-no-looser";
import { assertScopes } from "./assert-scopes";
import { type EndInput, endOf } from "./expiry";
import { mostTokens, tokenDetails, tokenName } from "./input";
import { changedToken, eventOf } from "./lock-tokens";
import { issueSecret } from "./issue-secret";
import { newLookupId } from "../tokens/token-format";
import { assertPurpose, tokenPolicyOf } from "./token-policy";

export interface CreateApiTokenInput extends EndInput {
  serviceAccountId: string;
  name: string;
  format?: ApiToken["format"] | null;
  purpose?: string | null;
  /** Permissions of the account's product; none: the token can do nothing. */
  scopes?: readonly string[] | null;
  /** None: no browser may use it, save on our own pages. */
  allowedOrigins?: readonly string[] | null;
  /** None: it counts from any address. */
  allowedCidrs?: readonly string[] | null;
}

const schema = z.object({ name: tokenName, ...tokenDetails });

/**
 * Creates an API token of a service account. The token itself is in the result and nowhere else.
 * @throws UnauthenticatedError, ForbiddenError also for scopes that the actor may not give, NotFoundError, InvalidInputError
 */
export async function createApiToken(actor: Actor | null, input: CreateApiTokenInput): Promise<{ token: ApiToken; plainToken: string }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "token:create", input.serviceAccountId).catch(atAccount);
    assertRecentSignIn(actor);
    const format = input.format ?? "OPAQUE";
    const policy = await tokenPolicyOf(tx.manager, account.teamId);
    const mistakes = new IssueList();
    const parsed = await mistakes.take(() => parseInput(schema, input));
    const end = await mistakes.take(async () => ({ at: await endOf(tx, input, { policy, format }) }));
    if (parsed) {
      await mistakes.take(() => assertPurpose(policy, parsed.purpose));
      await mistakes.take(() => assertScopes(tx, actor, account, parsed.scopes ?? [], { format }));
    }
    const { values, expiresAt } = mistakes.whole({ values: parsed, expiresAt: end });
    const bounds = { allowedOrigins: values.allowedOrigins ?? [], allowedCidrs: values.allowedCidrs ?? [] };
    assertNoLooser(actor, bounds, account);
    await assertRoom(tx, account);
    const lookupId = newLookupId();
    const given = { format, lookupId, scopes: values.scopes ?? [], ...bounds, expiresAt: expiresAt.at };
    const { plainToken, columns } = await issueSecret(tx, account, given);
    const now = new Date();
    const token: ApiToken = {
      ...given,
      ...columns,
      id: newId("ApiToken"),
      teamId: account.teamId,
      serviceAccountId: account.id,
      name: values.name,
      nameKey: nameKey(values.name),
      purpose: values.purpose,
      previousSecretHash: null,
      expiryKey: expiryKey(expiresAt.at),
      createdAt: now,
      createdBy: actor.id,
      updatedAt: now,
      secretCreatedAt: now,
      lastUsedAt: null,
      revokedAt: null,
      restorableUntil: null,
      revokedBy: null,
      version: 1,
    };
    await tx.manager.insert(ApiToken, token);
    const { details, ...event } = eventOf(token, account);
    await recordEvent(tx, actor, {
      action: "api-token.create",
      ...event,
      details: {
        ...details,
        ...(format !== "OPAQUE" && { format }),
        scopes: token.scopes,
        expiresAt: token.expiresAt,
        ...bounds,
        ...(token.purpose && { purpose: token.purpose }),
      },
    });
    changedToken(tx, token);
    return { token, plainToken };
  });
}

async function assertRoom(tx: Transaction, account: ServiceAccount): Promise<void> {
  const count = await tx.manager.countBy(ApiToken, { serviceAccountId: account.id, revokedAt: IsNull() });
  if (count < mostTokens) return;
  throw new InvalidInputError([
    {
      field: ["input", "serviceAccountId"],
      message: `The account has ${count} API tokens; at most ${mostTokens} are allowed. Revoke some first.`,
      code: "IN_USE",
    },
  ]);
}

/** The account is named inside of the input here. */
function atAccount(error: unknown): never {
  throw error instanceof NotFoundError ? new NotFoundError(error.what, ["input", "serviceAccountId"]) : error;
}
