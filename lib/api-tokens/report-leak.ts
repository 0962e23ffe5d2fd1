import { ApiToken, ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { hashSecret, secretMatches } from "../crypto/secret-hash";
import { transaction } from "../db/transaction";
import { type RequestOrigin, systemActor } from "../permissions/actor";
import { eventOf } from "./lock-tokens";
import { revokeLocked } from "./revoke-api-tokens";
import { readApiToken } from "./token-format";
import { tokenRecord } from "./token-record";
import { tokenPolicyOf } from "./token-policy";

/**
 * Somebody has found a token where it doesn't belong. One that is in force is revoked, or, where the team's policy says so, flagged only:
 * both leave an event. What is no token of ours, or none any more, is passed over in silence.
 */
export async function reportLeak(plainToken: string, origin: RequestOrigin): Promise<void> {
  const read = readApiToken(plainToken);
  const known = "lookupId" in read ? await tokenRecord(read.lookupId) : undefined;
  // Also for one that isn't known, so that the answer takes as long.
  const authentic = secretMatches(plainToken, known?.secretHash ?? hashSecret("decoy"));
  if (!known || known.revoked || !authentic) return;
  const actor = systemActor("Leak report", origin);
  await transaction(async (tx) => {
    const token = await tx.manager.findOne(ApiToken, { where: { id: known.id }, lock: { mode: "pessimistic_write" } });
    // Revoked or reset meanwhile, by another report perhaps.
    if (!token || token.revokedAt !== null || token.secretHash !== known.secretHash) return;
    const account = await tx.manager.findOneByOrFail(ServiceAccount, { id: token.serviceAccountId });
    const { revokeLeaked } = await tokenPolicyOf(tx.manager, token.teamId);
    const { details, ...event } = eventOf(token, account);
    await recordEvent(tx, actor, { action: "api-token.leak", ...event, details: { ...details, revoked: revokeLeaked } });
    if (revokeLeaked) await revokeLocked(tx, actor, [token]);
  });
}
