import type { ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { ForbiddenError } from "../errors";
import type { Actor } from "../permissions/actor";
import { grantsOf, rightsOfHolder } from "../permissions/load-effective";
import { assertMayGive } from "../permissions/no-escalation";
import { assertRecentSignIn } from "../permissions/recent-sign-in";

/**
 * Checks that the actor may come to something by which an account proves itself: who has that can do all that the account can, from anywhere.
 * @param what is taken over, such as "the keys of"
 * @throws ForbiddenError when the account may do more than the actor, or the actor's API token is bound to a place, or the sign-in is old
 */
export async function assertMayTakeOver(tx: Transaction, actor: Actor, account: ServiceAccount, what = "the keys of"): Promise<void> {
  assertRecentSignIn(actor);
  const [holder] = await grantsOf(tx.manager, { serviceAccountIds: [account.id] });
  assertMayGive(actor, account.teamId, rightsOfHolder(holder!), `take over ${what} ${account.name}`);
  const token = actor.type === "SERVICE_ACCOUNT" ? actor.token : undefined;
  if (token && token.allowedOrigins.length + token.allowedCidrs.length > 0)
    throw new ForbiddenError(`This API token counts only from some places, so it can't take over ${what} ${account.name}, which count from everywhere.`);
}
