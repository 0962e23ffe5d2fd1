import { TrustRule } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { withinTeams } from "../permissions/within-teams";
import { lockAccount } from "../service-accounts/lock-accounts";

/** Removes a trust rule: the tokens that it took are refused at once. Access tokens that were got with them live on until they expire. */
export async function removeTrustRule(actor: Actor | null, id: string): Promise<TrustRule> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const where = { id, ...withinTeams(actor) };
    const found = isId("TrustRule", id) ? await tx.manager.findOneBy(TrustRule, where) : null;
    if (!found) throw new NotFoundError("trust rule");
    const account = await lockAccount(tx, actor, "service-account:regenerate-keys", found.serviceAccountId);
    const { affected } = await tx.manager.delete(TrustRule, { id });
    // Somebody else was faster.
    if (affected === 0) throw new NotFoundError("trust rule");
    await recordEvent(tx, actor, {
      action: "trust-rule.delete",
      teamId: account.teamId,
      target: { type: "TrustRule", id, name: found.name },
      details: { serviceAccount: { id: account.id, name: account.name } },
    });
    tx.changed("client", account.clientId);
    return found;
  });
}
