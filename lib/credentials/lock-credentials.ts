import { type FindOperator, In } from "typeorm";
import type { ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { type IdType, isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { permissionsIn } from "../permissions/authorize";
import { withinTeams } from "../permissions/within-teams";
import { type AccountIds, placesOf } from "../service-accounts/account-ids";
import { lockAccounts } from "../service-accounts/lock-accounts";

/** What all kinds of credential have. */
interface Credential {
  id: string;
  teamId: string;
  serviceAccountId: string;
}

/** A credential with its account, which is locked, and its place in the call. */
export interface Locked<Kind extends Credential> {
  credential: Kind;
  account: ServiceAccount;
  field: string[];
}

interface Options<Kind extends Credential> {
  idType: IdType;
  /** What one is, as in "public key". */
  noun: string;
  find: (where: Where) => Promise<Kind[]>;
}

/** Which are named, of those teams that the actor may see. */
interface Where {
  id: FindOperator<string>;
  teamId?: FindOperator<string>;
}

/**
 * Loads credentials for a change, with their accounts locked until the transaction ends, in the order in which they are named. Needs
 * `service-account:regenerate-keys`.
 * @throws NotFoundError when the one credential isn't there for this actor, InvalidInputError that lists which of several aren't, ForbiddenError
 */
export async function lockCredentials<Kind extends Credential>(
  tx: Transaction,
  actor: Actor,
  ids: AccountIds,
  { idType, noun, find }: Options<Kind>,
): Promise<Locked<Kind>[]> {
  const named = placesOf(ids, noun);
  const where = { id: In(named.map(({ id }) => id).filter((id) => isId(idType, id))), ...withinTeams(actor) };
  const seen = (await find(where)).filter(({ teamId }) => permissionsIn(actor, teamId) !== undefined);
  const accountIds = [...new Set(seen.map(({ serviceAccountId }) => serviceAccountId))];
  const accounts = accountIds.length === 0 ? [] : await lockAccounts(tx, actor, "service-account:regenerate-keys", accountIds);
  // With the accounts locked they are read again: they may have been replaced or removed meanwhile.
  const credentials = new Map((await find(where)).map((credential) => [credential.id, credential]));
  const found = named.flatMap(({ id, field }) => {
    const credential = credentials.get(id);
    const account = accounts.find((candidate) => candidate.id === credential?.serviceAccountId);
    return credential && account ? [{ credential, account, field }] : [];
  });
  const missing = named.filter(({ id }) => !found.some(({ credential }) => credential.id === id));
  if (missing.length === 0) return found;
  if (typeof ids === "string") throw new NotFoundError(noun);
  throw new InvalidInputError(missing.map(({ field }) => ({ field, message: `There is no such ${noun}.`, code: "NOT_FOUND" })));
}
