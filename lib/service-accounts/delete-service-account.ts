import { ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { lockAccount } from "./lock-account";
import { assertKnown } from "../permissions/assert-known";

/** Deletes an account for good: its keys and tokens stop at once. Its audit events stay. */
export async function deleteServiceAccount(actor: Actor | null, id: string): Promise<ServiceAccount> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "service-account:delete", id);
    await tx.manager.delete(ServiceAccount, { id: account.id });
    await recordEvent(tx, actor, {
      action: "service-account.delete",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
      details: { clientId: account.clientId },
    });
    tx.changed("client", account.clientId);
    return account;
  });
}
