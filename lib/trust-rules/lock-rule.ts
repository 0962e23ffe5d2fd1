import { type ServiceAccount, TrustRule } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { withinTeams } from "../permissions/within-teams";
import { lockAccount } from "../service-accounts/lock-accounts";

/** A trust rule, and its account, of which nobody else changes anything before the transaction ends. Needs `service-account:regenerate-keys`. */
export async function lockRule(tx: Transaction, actor: Actor, id: string): Promise<{ rule: TrustRule; account: ServiceAccount }> {
  const find = async () => {
    const rule = isId("TrustRule", id) ? await tx.manager.findOneBy(TrustRule, { id, ...withinTeams(actor) }) : null;
    if (!rule) throw new NotFoundError("trust rule");
    return rule;
  };
  const account = await lockAccount(tx, actor, "service-account:regenerate-keys", (await find()).serviceAccountId);
  // Somebody else may have been faster.
  return { rule: await find(), account };
}
