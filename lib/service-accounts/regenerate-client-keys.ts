import { ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertMayTakeOver } from "./assert-may-take-over";
import { type ClientKeys, newClientKeys, replaceSecret } from "./client-keys";
import { lockAccount } from "./lock-accounts";

/**
 * Replaces both client id and secret. The old pair stops at once, with every access token that was got with it.
 * @throws ForbiddenError also when the account may do more than the actor: its keys would be a way to more permissions.
 */
export async function regenerateClientKeys(actor: Actor | null, id: string): Promise<{ account: ServiceAccount; clientKeys: ClientKeys }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "service-account:regenerate-keys", id);
    await assertMayTakeOver(tx, actor, account);
    const clientKeys = newClientKeys();
    const now = new Date();
    const columns = { clientId: clientKeys.clientId, keysCreatedAt: now, updatedAt: now };
    await tx.manager.update(ServiceAccount, { id: account.id }, columns);
    await replaceSecret(tx, account, clientKeys.clientSecret, actor.id);
    await recordEvent(tx, actor, {
      action: "service-account.regenerate-keys",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
      details: { clientId: { from: account.clientId, to: clientKeys.clientId } },
    });
    tx.changed("client", account.clientId);
    tx.changed("client", clientKeys.clientId);
    return { account: { ...account, ...columns }, clientKeys };
  });
}
