import { z } from "zod";
import { ApiToken, ServiceAccount } from "../../entities/index";
import { changedToken, eventOf, lockTokens } from "../api-tokens/lock-tokens";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { ForbiddenError } from "../errors";
import { parseInput } from "../input/parse";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { lockAccount } from "../service-accounts/lock-accounts";

/** The largest limits, far beyond what one account can use. */
export const largest = { requestsPerMinute: 1_000_000, grantsPerDay: 10_000_000 } as const;

const limit = (what: string, most: number) => {
  const message = `${what} must be a whole number from 1 to ${most}. Leave it null for any number.`;
  return z.number(message).int(message).min(1, message).max(most, message).nullish();
};
const requestsPerMinute = limit("The requests per minute", largest.requestsPerMinute);
const accountSchema = z.object({ requestsPerMinute, grantsPerDay: limit("The access tokens per day", largest.grantsPerDay), version: seenVersion });
const tokenSchema = z.object({ requestsPerMinute, version: seenVersion });

/** Null for any number; a field left out stays. */
interface AccountLimitsInput {
  requestsPerMinute?: number | null;
  grantsPerDay?: number | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

/** What limits somebody isn't theirs to lift. @throws ForbiddenError */
function assertNotOwn(actor: Actor, accountId: string): void {
  if (actor.type === "SERVICE_ACCOUNT" && actor.id === accountId)
    throw new ForbiddenError("A service account can't change its own limits, nor those of its tokens.");
}

/** Changes how often a service account may call, and how many access tokens it may get. It counts from its next call on. */
export async function setAccountLimits(actor: Actor | null, id: string, input: AccountLimitsInput): Promise<ServiceAccount> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "service-account:update", id);
    assertNotOwn(actor, account.id);
    const { version, ...limits } = parseInput(accountSchema, input);
    assertVersion("service account", account, version);
    const { after, details } = changesOf(account, limits);
    if (Object.keys(after).length === 0) return account;
    const columns = { ...after, updatedAt: new Date(), version: account.version + 1 };
    await tx.manager.update(ServiceAccount, { id }, columns);
    await recordEvent(tx, actor, {
      action: "service-account.limit",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id, name: account.name },
      details,
    });
    tx.changed("client", account.clientId);
    return { ...account, ...columns };
  });
}

/** Changes how often an API token may call. It counts from its next call on; what its account may bounds it as well. */
export async function setTokenLimit(actor: Actor | null, id: string, input: Omit<AccountLimitsInput, "grantsPerDay">): Promise<ApiToken> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const [token] = (await lockTokens(tx, actor, "token:update", id)) as [ApiToken];
    const account = await tx.manager.findOneByOrFail(ServiceAccount, { id: token.serviceAccountId });
    assertNotOwn(actor, account.id);
    const { version, ...limits } = parseInput(tokenSchema, input);
    assertVersion("API token", token, version);
    const { after, details } = changesOf(token, limits);
    if (Object.keys(after).length === 0) return token;
    const columns = { ...after, updatedAt: new Date(), version: token.version + 1 };
    await tx.manager.update(ApiToken, { id }, columns);
    const event = eventOf(token, account);
    await recordEvent(tx, actor, { action: "api-token.limit", ...event, details: { ...event.details, ...details } });
    changedToken(tx, token);
    return { ...token, ...columns };
  });
}
