import type { ServiceAccount } from "../../entities/index";
import { assertKeysNoLooser } from "../bounds/assert-no-looser";
import type { Transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { roadsOf } from "../permissions/roads-of";
import { givenTo } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";

/**
 * Checks that the actor may come to something by which an account proves itself: who has that can do all that the account can, from anywhere.
 * @throws ForbiddenError when the account may do more than the actor, or the actor counts from fewer places than the account, or the sign-in is old
 */
export async function assertMayTakeOver(tx: Transaction, actor: Actor, account: ServiceAccount): Promise<void> {
  assertRecentSignIn(actor);
  const [holder] = await roadsOf(tx.manager, { serviceAccountIds: [account.id] });
  assertMayGive(actor, account.teamId, givenTo(holder!), `take over the keys of ${account.name}`);
  assertKeysNoLooser(actor, account);
}
