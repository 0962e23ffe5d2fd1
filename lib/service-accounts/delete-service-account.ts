import { In } from "typeorm";
import { ServiceAccount } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "./account-ids";
import { lockAccounts } from "./lock-accounts";

/**
 * Deletes accounts for good: all of them, or none when one is refused. Their keys and tokens stop at once; their audit events stay.
 * @returns the accounts as they were
 */
export async function deleteServiceAccounts(actor: Actor | null, ids: AccountIds): Promise<ServiceAccount[]> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const accounts = await lockAccounts(tx, actor, "service-account:delete", ids);
    await tx.manager.delete(ServiceAccount, { id: In(accounts.map(({ id }) => id)) });
    await recordEvents(
      tx,
      actor,
      accounts.map(({ id, teamId, name, clientId, productId }) => ({
        action: "service-account.delete",
        teamId,
        target: { type: "ServiceAccount", id, name },
        details: { clientId, productId },
      })),
    );
    for (const { clientId } of accounts) tx.changed("client", clientId);
    return accounts;
  });
}

/** As `deleteServiceAccounts`, for one account. */
export async function deleteServiceAccount(actor: Actor | null, id: string): Promise<ServiceAccount> {
  const [account] = await deleteServiceAccounts(actor, id);
  return account!;
}
