import { lookupIdOf, readApiToken } from "../tokens/token-format";
import { tokenPolicyOf } from "../api-tokens/token-policy";
import { verifyJwt } from "../tokens/verify-jwt";
import { transaction } from "../db/transaction";
import { UnauthenticatedError } from "../errors";
import { type RequestOrigin, systemActor } from "../permissions/actor";
import { isFirstFlag } from "./first-flag";
import type { Leaked } from "./leaked";
import { leakedAccessToken } from "./leaked-access-token";
import { leakedApiToken } from "./leaked-api-token";
import { leakedClientSecret } from "./leaked-client-secret";

/**
 * Somebody has found an API token, an access token or a client secret where it doesn't belong. One that is in force is ended, or, where the
 * team's policy says so, flagged only, once an hour: both leave an event. What is nothing of ours, or isn't in force any more, is passed over in silence.
 */
export async function reportLeak(text: string, origin: RequestOrigin): Promise<void> {
  const leaked = await leakedBy(text);
  if (!leaked) return;
  await transaction(async (tx) => {
    const { revokeLeaked } = await tokenPolicyOf(tx.manager, leaked.teamId);
    if (!revokeLeaked && !(await isFirstFlag(tx, leaked.key, leaked.teamId))) return;
    await leaked.report(tx, systemActor("Leak report", origin), revokeLeaked);
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
