import { ApiToken, ServiceAccount } from "../../entities/index";
import { eventOf } from "../api-tokens/lock-tokens";
import { revokeLocked } from "../api-tokens/revoke-api-tokens";
import type { ReadApiToken } from "../tokens/read-token";
import { tokenRecord } from "../tokens/token-record";
import { recordEvent } from "../audit/record-event";
import { secretMatches } from "../crypto/secret-hash";
import { query } from "../db/pool";
import type { Leaked } from "./leaked";

/** The API token that a text is; undefined when it is none that could be used. */
export async function leakedApiToken({ lookupId, secret }: ReadApiToken): Promise<Leaked | undefined> {
  const known = await tokenRecord(lookupId);
  const authentic = secretMatches(secret, known?.secretHash);
  if (!known || !authentic) return undefined;
  // One that is revoked must only not come back.
  if (known.revoked) {
    await query("UPDATE api_token SET restorable_until = NULL WHERE id = $1 AND secret_hash = $2 AND restorable_until IS NOT NULL", [
      known.id,
      known.secretHash,
    ]);
    return undefined;
  }
  return {
    teamId: known.teamId,
    key: known.secretHash,
    async report(tx, actor, end) {
      const token = await tx.manager.findOne(ApiToken, { where: { id: known.id }, lock: { mode: "pessimistic_write" } });
      // Revoked or reset meanwhile, by another report perhaps.
      if (!token || token.secretHash !== known.secretHash) return;
      if (token.revokedAt !== null) return void (await tx.manager.update(ApiToken, { id: token.id }, { restorableUntil: null }));
      const account = await tx.manager.findOneByOrFail(ServiceAccount, { id: token.serviceAccountId });
      const { details, ...event } = eventOf(token, account);
      await recordEvent(tx, actor, { action: "api-token.leak", ...event, details: { ...details, revoked: end } });
      if (end) await revokeLocked(tx, actor, [token]);
    },
  };
}
