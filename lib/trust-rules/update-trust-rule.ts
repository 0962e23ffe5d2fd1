import { z } from "zod";
import { type ServiceAccount, TrustRule } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { settings } from "../env";
import { IssueList } from "../input/issue-list";
import { parseInput } from "../input/parse";
import { futureEnd } from "../input/future-end";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertMayTakeOver } from "../service-accounts/assert-may-take-over";
import { trustRuleInput } from "./input";
import { checkedIssuer } from "./checked-issuer";
import { lockRule } from "./lock-rule";
import { assertOwnerNamed } from "./assert-owner-named";

export interface UpdateTrustRuleInput {
  name?: string | null;
  issuer?: string | null;
  /** Null for this installation. */
  audience?: string | null;
  /** The whole list. */
  conditions?: readonly { claim: string; pattern: string }[] | null;
  /** Null for never. */
  expiresAt?: Date | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

const { shape } = trustRuleInput;
// Neither name nor conditions can be cleared.
const schema = z.object({ name: shape.name.nullish(), audience: shape.audience, conditions: shape.conditions.nullish(), version: seenVersion });

/**
 * Changes what is given of a trust rule; a field left out stays. It counts from the next token on, and takes the permissions that adding it took.
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError
 */
export async function updateTrustRule(actor: Actor | null, id: string, input: UpdateTrustRuleInput): Promise<TrustRule> {
  assertKnown(actor);
  // Who may not change the rule has nothing fetched, and no transaction waits for somebody else's server.
  const { rule: seen } = await transaction((tx) => lockForTakeOver(tx, actor, id));
  const mistakes = new IssueList();
  const values = await mistakes.take(() => parseInput(schema, input));
  const issuer = await mistakes.take(() =>
    input.issuer == null || input.issuer === seen.issuer ? (input.issuer ?? "") : checkedIssuer(input.issuer, seen.teamId),
  );
  const checked = mistakes.whole({ values, issuer });
  return transaction(async (tx) => {
    const { rule, account } = await lockForTakeOver(tx, actor, id);
    assertVersion("trust rule", rule, checked.values.version);
    const changes = changesOf(rule, {
      name: checked.values.name ?? undefined,
      issuer: checked.issuer || undefined,
      audience: input.audience === undefined ? undefined : (checked.values.audience ?? settings().publicUrl),
      conditions: checked.values.conditions ?? undefined,
      expiresAt: await endOf(tx, rule, input.expiresAt),
    });
    if (Object.keys(changes.after).length === 0) return rule;
    const changed = { ...rule, ...changes.after };
    // One that was made before this was asked keeps working, and can be renamed.
    if (changed.issuer !== rule.issuer || changes.after.conditions !== undefined) assertOwnerNamed(changed.issuer, changed.conditions);
    const columns = { ...changes.after, version: rule.version + 1 };
    await tx.manager.update(TrustRule, { id }, columns);
    await recordEvent(tx, actor, {
      action: "trust-rule.update",
      teamId: account.teamId,
      target: { type: "TrustRule", id, name: changes.after.name ?? rule.name },
      details: { serviceAccount: { id: account.id, name: account.name }, ...changes.details },
    });
    tx.changed("client", account.clientId);
    return { ...rule, ...columns };
  });
}

/** An end that has passed already may stay as it is. */
async function endOf(tx: Transaction, rule: TrustRule, wanted: Date | null | undefined): Promise<Date | null | undefined> {
  if (wanted === undefined || wanted?.getTime() === rule.expiresAt?.getTime()) return undefined;
  return futureEnd(tx, wanted, "expiresAt");
}

async function lockForTakeOver(tx: Transaction, actor: Actor, id: string): Promise<{ rule: TrustRule; account: ServiceAccount }> {
  const locked = await lockRule(tx, actor, id);
  await assertMayTakeOver(tx, actor, locked.account);
  return locked;
}
