import { PublicKey } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { withinTeams } from "../permissions/within-teams";
import { lockAccount } from "../service-accounts/lock-accounts";

/** Removes a public key: what its private half has signed proves nothing any more, at once. Access tokens that were got with it live on until they expire. */
export async function removePublicKey(actor: Actor | null, id: string): Promise<PublicKey> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const where = { id, ...withinTeams(actor) };
    const found = isId("PublicKey", id) ? await tx.manager.findOneBy(PublicKey, where) : null;
    if (!found) throw new NotFoundError("public key");
    const account = await lockAccount(tx, actor, "service-account:regenerate-keys", found.serviceAccountId);
    const { affected } = await tx.manager.delete(PublicKey, { id });
    // Somebody else was faster.
    if (affected === 0) throw new NotFoundError("public key");
    await recordEvent(tx, actor, {
      action: "public-key.delete",
      teamId: account.teamId,
      target: { type: "PublicKey", id, name: found.name },
      details: { serviceAccount: { id: account.id, name: account.name } },
    });
    tx.changed("client", account.clientId);
    return found;
  });
}
