import { recordPersonEvent } from "../audit/record-person-event";
import { hashSecret } from "../crypto/secret-hash";
import { transaction } from "../db/transaction";
import type { UserActor } from "../permissions/actor";

/** Ends the session of this cookie; its value is worth nothing from now on, on every instance. */
export async function endSession(actor: UserActor, cookieSecret: string): Promise<void> {
  const tokenHash = hashSecret(cookieSecret);
  await transaction(async (tx) => {
    await tx.manager.query("DELETE FROM session WHERE token_hash = $1", [tokenHash]);
    await recordPersonEvent(tx, actor, actor.origin, actor, { action: "session.delete" });
    tx.changed("session", tokenHash);
  });
}
