import { ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { lockAccount } from "./lock-account";
import { assertKnown } from "../permissions/assert-known";

/** Switches an account on or off. While off it gets no tokens, and every token it has is refused at its next call. */
export async function setServiceAccountEnabled(actor: Actor | null, id: string, enabled: boolean): Promise<ServiceAccount> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "service-account:update", id);
    if (account.enabled === enabled) return account;
    const columns = { enabled, updatedAt: new Date() };
    await tx.manager.update(ServiceAccount, { id: account.id }, columns);
    await recordEvent(tx, actor, {
      action: enabled ? "service-account.enable" : "service-account.disable",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
    });
    tx.changed("client", account.clientId);
    return { ...account, ...columns };
  });
}
