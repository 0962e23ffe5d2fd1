import { ClientSecret, type ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { withinTeams } from "../permissions/within-teams";
import { lockAccount } from "./lock-accounts";

/**
 * Ends a client secret at once, the last one too. Nothing is handed out, so it takes no rights beyond the permission.
 * Access tokens that were got with it live on until they expire; only new client keys end those.
 */
export async function retireClientSecret(actor: Actor | null, id: string): Promise<{ account: ServiceAccount; secret: ClientSecret }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const where = { id, ...withinTeams(actor) };
    const found = isId("ClientSecret", id) ? await tx.manager.findOneBy(ClientSecret, where) : null;
    if (!found) throw new NotFoundError("client secret");
    const account = await lockAccount(tx, actor, "service-account:regenerate-keys", found.serviceAccountId);
    // With the account locked it is read again: it may have been replaced meanwhile.
    const secret = await tx.manager.findOneBy(ClientSecret, where);
    if (!secret) throw new NotFoundError("client secret");
    const now = await databaseTime(tx);
    if (secret.expiresAt !== null && secret.expiresAt <= now) return { account, secret };
    await tx.manager.update(ClientSecret, { id }, { expiresAt: now });
    await recordEvent(tx, actor, {
      action: "service-account.retire-secret",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
      details: { secret: id, expiresAt: { from: secret.expiresAt, to: now } },
    });
    tx.changed("client", account.clientId);
    return { account, secret: { ...secret, expiresAt: now } };
  });
}
