import { LRUCache } from "lru-cache";
import { ApiToken, ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { verifyJwt } from "../auth/verify-jwt";
import { hashSecret, secretMatches } from "../crypto/secret-hash";
import { transaction } from "../db/transaction";
import { UnauthenticatedError } from "../errors";
import { type RequestOrigin, systemActor } from "../permissions/actor";
import { eventOf } from "./lock-tokens";
import { revokeLocked } from "./revoke-api-tokens";
import { lookupIdOf, readApiToken } from "./token-format";
import { tokenRecord } from "./token-record";
import { tokenPolicyOf } from "./token-policy";

/** Of one that stays in force there is one event an hour and instance: whoever reports it again and again can't fill the trail. */
const flagged = new LRUCache<string, true>({ max: 10_000, ttl: 3_600_000 });

/**
 * Somebody has found a token where it doesn't belong. One that is in force is revoked, or, where the team's policy says so, flagged only:
 * both leave an event. What is no token of ours, or none any more, is passed over in silence.
 */
export async function reportLeak(plainToken: string, origin: RequestOrigin): Promise<void> {
  const claimed = plainToken.startsWith("lk_") ? ofOpaque(plainToken) : await ofJwt(plainToken);
  const known = claimed && (await tokenRecord(claimed.lookupId));
  // Also for one that isn't known, so that the answer takes as long.
  const authentic = secretMatches(claimed?.secret ?? plainToken, known?.secretHash ?? hashSecret("decoy"));
  if (!known || known.revoked || !authentic) return;
  const actor = systemActor("Leak report", origin);
  await transaction(async (tx) => {
    const token = await tx.manager.findOne(ApiToken, { where: { id: known.id }, lock: { mode: "pessimistic_write" } });
    // Revoked or reset meanwhile, by another report perhaps.
    if (!token || token.revokedAt !== null || token.secretHash !== known.secretHash) return;
    const account = await tx.manager.findOneByOrFail(ServiceAccount, { id: token.serviceAccountId });
    const { revokeLeaked } = await tokenPolicyOf(tx.manager, token.teamId);
    if (!revokeLeaked && flagged.has(token.secretHash)) return;
    const { details, ...event } = eventOf(token, account);
    await recordEvent(tx, actor, { action: "api-token.leak", ...event, details: { ...details, revoked: revokeLeaked } });
    if (revokeLeaked) await revokeLocked(tx, actor, [token]);
  });
  flagged.set(known.secretHash, true);
}

/** By what a text claims to be a token, and what must match the hash that is kept of that one. */
interface Claimed {
  lookupId: string;
  secret: string;
}

function ofOpaque(plainToken: string): Claimed | undefined {
  const read = readApiToken(plainToken);
  return "lookupId" in read ? { lookupId: read.lookupId, secret: plainToken } : undefined;
}

/** Of a JWT only what its signature proves counts. */
async function ofJwt(text: string): Promise<Claimed | undefined> {
  try {
    const { jti } = await verifyJwt(text);
    const lookupId = lookupIdOf(jti);
    return lookupId === undefined ? undefined : { lookupId, secret: jti };
  } catch (error) {
    if (error instanceof UnauthenticatedError) return undefined;
    throw error;
  }
}
