import { LRUCache } from "lru-cache";
import { lookupIdOf, readApiToken } from "../api-tokens/token-format";
import { tokenPolicyOf } from "../api-tokens/token-policy";
import { verifyJwt } from "../auth/verify-jwt";
import { transaction } from "../db/transaction";
import { UnauthenticatedError } from "../errors";
import { type RequestOrigin, systemActor } from "../permissions/actor";
import type { Leaked } from "./leaked";
import { leakedAccessToken } from "./leaked-access-token";
import { leakedApiToken } from "./leaked-api-token";
import { leakedClientSecret } from "./leaked-client-secret";

/** Of what stays in force there is one event an hour and instance: whoever reports it again and again can't fill the trail. */
const flagged = new LRUCache<string, true>({ max: 10_000, ttl: 3_600_000 });

/**
 * Somebody has found an API token, an access token or a client secret where it doesn't belong. One that is in force is ended, or, where the
 * team's policy says so, flagged only: both leave an event. What is nothing of ours, or isn't in force any more, is passed over in silence.
 */
export async function reportLeak(text: string, origin: RequestOrigin): Promise<void> {
  const leaked = await leakedBy(text);
  if (!leaked) return;
  await transaction(async (tx) => {
    const { revokeLeaked } = await tokenPolicyOf(tx.manager, leaked.teamId);
    if (!revokeLeaked && flagged.has(leaked.key)) return;
    // At once, for those that come at the same time.
    flagged.set(leaked.key, true);
    await leaked.report(tx, systemActor("Leak report", origin), revokeLeaked).catch((error: unknown) => {
      flagged.delete(leaked.key);
      throw error;
    });
  });
}

async function leakedBy(text: string): Promise<Leaked | undefined> {
  if (/^lks_[\w-]{43}$/.test(text)) return leakedClientSecret(text);
  if (!text.startsWith("lk_")) return leakedJwt(text);
  const read = readApiToken(text);
  return "lookupId" in read ? leakedApiToken(read.lookupId, text) : undefined;
}

/** Of a JWT only what its signature proves counts. */
async function leakedJwt(text: string): Promise<Leaked | undefined> {
  try {
    const claims = await verifyJwt(text);
    const lookupId = lookupIdOf(claims.jti);
    return lookupId === undefined ? await leakedAccessToken(claims) : await leakedApiToken(lookupId, claims.jti);
  } catch (error) {
    if (error instanceof UnauthenticatedError) return undefined;
    throw error;
  }
}
