import { TrustRule } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { lockRule } from "./lock-rule";

/** Removes a trust rule: the tokens that it took are refused at once. Access tokens that were got with them live on until they expire. */
export async function removeTrustRule(actor: Actor | null, id: string): Promise<TrustRule> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const { rule, account } = await lockRule(tx, actor, id);
    await tx.manager.delete(TrustRule, { id });
    await recordEvent(tx, actor, {
      action: "trust-rule.delete",
      teamId: account.teamId,
      target: { type: "TrustRule", id, name: rule.name },
      details: { serviceAccount: { id: account.id, name: account.name } },
    });
    tx.changed("client", account.clientId);
    return rule;
  });
}
