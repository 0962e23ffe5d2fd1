import { In } from "typeorm";
import { ServiceAccount } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "./account-ids";
import { lockAccounts } from "./lock-accounts";

/**
 * Switches accounts on or off: all of them, or none when one is refused.
 * While off an account gets no tokens, and every token it has is refused at its next call.
 * @returns the accounts, and which of them were switched and hadn't been before: to undo it, these are switched back
 */
export async function setServiceAccountsEnabled(
  actor: Actor | null,
  ids: AccountIds,
  enabled: boolean,
): Promise<{ accounts: ServiceAccount[]; changedIds: string[] }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const accounts = await lockAccounts(tx, actor, "service-account:update", ids);
    const changing = accounts.filter((account) => account.enabled !== enabled);
    if (changing.length === 0) return { accounts, changedIds: [] };
    const columns = { enabled, updatedAt: new Date() };
    await tx.manager.update(ServiceAccount, { id: In(changing.map(({ id }) => id)) }, columns);
    await recordEvents(
      tx,
      actor,
      changing.map(({ id, teamId, name }) => ({
        action: enabled ? "service-account.enable" : "service-account.disable",
        teamId,
        target: { type: "ServiceAccount", id, name },
      })),
    );
    for (const { clientId } of changing) tx.changed("client", clientId);
    const changedIds = changing.map(({ id }) => id);
    return { accounts: accounts.map((account) => (changing.includes(account) ? { ...account, ...columns } : account)), changedIds };
  });
}

/** As `setServiceAccountsEnabled`, for one account. */
export async function setServiceAccountEnabled(actor: Actor | null, id: string, enabled: boolean): Promise<ServiceAccount> {
  const { accounts } = await setServiceAccountsEnabled(actor, id, enabled);
  return accounts[0]!;
}
