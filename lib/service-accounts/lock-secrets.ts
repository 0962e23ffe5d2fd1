import { ClientSecret, type ServiceAccount } from "../../entities/index";
import { lockCredentials } from "../credentials/lock-credentials";
import type { Transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import type { AccountIds } from "./account-ids";

/** A client secret with its account, which is locked. */
export interface LockedSecret {
  secret: ClientSecret;
  account: ServiceAccount;
}

/** Loads client secrets for a change, with their accounts locked; see `lockCredentials`. */
export async function lockSecrets(tx: Transaction, actor: Actor, ids: AccountIds): Promise<LockedSecret[]> {
  const find = (where: object) => tx.manager.findBy(ClientSecret, where);
  const found = await lockCredentials(tx, actor, ids, { idType: "ClientSecret", noun: "client secret", find });
  return found.map(({ credential: secret, account }) => ({ secret, account }));
}
