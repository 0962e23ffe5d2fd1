import { In } from "typeorm";
import { ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import { withinTeams } from "../permissions/within-teams";
import { type AccountIds, placesOf } from "./account-ids";

/**
 * Loads service accounts for a change, locked until the transaction ends, and checks the actor's permission in the team of each.
 * They are locked in the order of their ids, so that two calls never wait for each other, and come in the order in which they are named.
 * @throws NotFoundError when the one account isn't there for this actor, InvalidInputError that lists which of several aren't, ForbiddenError
 */
export async function lockAccounts(tx: Transaction, actor: Actor, permission: Permission, ids: AccountIds): Promise<ServiceAccount[]> {
  const named = placesOf(ids);
  const possible = named.map(({ id }) => id).filter((id) => isId("ServiceAccount", id));
  const where = { id: In(possible), ...withinTeams(actor) };
  const found = await tx.manager.find(ServiceAccount, { where, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  const byId = new Map(found.map((account) => [account.id, account]));
  const accounts: ServiceAccount[] = [];
  const missing: InputIssue[] = [];
  for (const { id, field } of named) {
    try {
      const account = byId.get(id);
      if (!account) throw new NotFoundError("service account", field);
      authorize(actor, permission, account.teamId, "service account", field);
      accounts.push(account);
    } catch (error) {
      if (!(error instanceof NotFoundError) || typeof ids === "string") throw error;
      missing.push({ field: error.field, message: error.message, code: "NOT_FOUND" });
    }
  }
  if (missing.length > 0) throw new InvalidInputError(missing);
  return accounts;
}

/** As `lockAccounts`, for the one account of a call. */
export async function lockAccount(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<ServiceAccount> {
  const [account] = await lockAccounts(tx, actor, permission, id);
  return account!;
}
