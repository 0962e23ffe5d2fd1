import { In } from "typeorm";
import { ClientSecret, type ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { permissionsIn } from "../permissions/authorize";
import { withinTeams } from "../permissions/within-teams";
import { type AccountIds, placesOf } from "./account-ids";
import { lockAccounts } from "./lock-accounts";

/** A client secret with its account, which is locked. */
export interface LockedSecret {
  secret: ClientSecret;
  account: ServiceAccount;
}

/**
 * Loads client secrets for a change, with their accounts locked until the transaction ends, in the order in which they are named.
 * @throws NotFoundError when the one secret isn't there for this actor, InvalidInputError that lists which of several aren't, ForbiddenError
 */
export async function lockSecrets(tx: Transaction, actor: Actor, ids: AccountIds): Promise<LockedSecret[]> {
  const named = placesOf(ids, "client secret");
  const where = { id: In(named.map(({ id }) => id).filter((id) => isId("ClientSecret", id))), ...withinTeams(actor) };
  const seen = (await tx.manager.findBy(ClientSecret, where)).filter(({ teamId }) => permissionsIn(actor, teamId) !== undefined);
  const accountIds = [...new Set(seen.map(({ serviceAccountId }) => serviceAccountId))];
  const accounts = accountIds.length === 0 ? [] : await lockAccounts(tx, actor, "service-account:regenerate-keys", accountIds);
  // With the accounts locked they are read again: they may have been replaced meanwhile.
  const secrets = new Map((await tx.manager.findBy(ClientSecret, where)).map((secret) => [secret.id, secret]));
  const found = named.flatMap(({ id, field }) => {
    const secret = secrets.get(id);
    const account = accounts.find((candidate) => candidate.id === secret?.serviceAccountId);
    return secret && account ? [{ secret, account, field }] : [];
  });
  const missing = named.filter(({ id }) => !found.some(({ secret }) => secret.id === id));
  if (missing.length === 0) return found;
  if (typeof ids === "string") throw new NotFoundError("client secret");
  throw new InvalidInputError(missing.map(({ field }) => ({ field, message: "There is no such client secret.", code: "NOT_FOUND" })));
}
