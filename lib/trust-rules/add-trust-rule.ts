import { type ServiceAccount, TrustRule } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { settings } from "../env";
import { InvalidInputError, NotFoundError } from "../errors";
import { newId } from "../ids";
import { IssueList } from "../input/issue-list";
import { parseInput } from "../input/parse";
import { futureEnd } from "../input/future-end";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertMayTakeOver } from "../service-accounts/assert-may-take-over";
import { lockAccount } from "../service-accounts/lock-accounts";
import { mostTrustRules, trustRuleInput } from "./input";
import { checkedIssuer } from "./checked-issuer";
import { assertOwnerNamed } from "./assert-owner-named";

export interface AddTrustRuleInput {
  serviceAccountId: string;
  name: string;
  /** As the issuer's tokens have it in `iss`. */
  issuer: string;
  /** Whom the tokens must be for; this installation by default. */
  audience?: string | null;
  conditions: readonly { claim: string; pattern: string }[];
  expiresAt?: Date | null;
}

/**
 * Adds a rule by which tokens of a foreign issuer stand for a service account: whoever gets such a token can do all that the account can.
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError
 */
export async function addTrustRule(actor: Actor | null, input: AddTrustRuleInput): Promise<TrustRule> {
  assertKnown(actor);
  // Who may not add a rule has nothing fetched, and no transaction waits for somebody else's server.
  const { teamId } = await transaction((tx) => lockForTakeOver(tx, actor, input));
  const mistakes = new IssueList();
  const parsed = await mistakes.take(() => parseInput(trustRuleInput, input));
  if (parsed) await mistakes.take(() => assertOwnerNamed(input.issuer, parsed.conditions));
  const checked = await mistakes.take(() => checkedIssuer(input.issuer, teamId));
  const { values, issuer } = mistakes.whole({ values: parsed, issuer: checked });
  return transaction(async (tx) => {
    const account = await lockForTakeOver(tx, actor, input);
    const expiresAt = await futureEnd(tx, input.expiresAt, "expiresAt");
    await assertRoom(tx, account);
    const rule: TrustRule = {
      id: newId("TrustRule"),
      teamId: account.teamId,
      serviceAccountId: account.id,
      name: values.name,
      issuer,
      audience: values.audience ?? settings().publicUrl,
      conditions: values.conditions,
      version: 1,
      createdAt: await databaseTime(tx),
      createdBy: actor.id,
      expiresAt,
      lastUsedAt: null,
    };
    await tx.manager.insert(TrustRule, rule);
    await recordEvent(tx, actor, {
      action: "trust-rule.create",
      teamId: account.teamId,
      target: { type: "TrustRule", id: rule.id, name: rule.name },
      details: {
        serviceAccount: { id: account.id, name: account.name },
        issuer,
        audience: rule.audience,
        conditions: rule.conditions,
        expiresAt,
      },
    });
    tx.changed("client", account.clientId);
    return rule;
  });
}

async function lockForTakeOver(tx: Transaction, actor: Actor, { serviceAccountId }: AddTrustRuleInput): Promise<ServiceAccount> {
  const account = await lockAccount(tx, actor, "service-account:regenerate-keys", serviceAccountId).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new NotFoundError(error.what, ["input", "serviceAccountId"]) : error;
  });
  await assertMayTakeOver(tx, actor, account);
  return account;
}

async function assertRoom(tx: Transaction, account: ServiceAccount): Promise<void> {
  const count = await tx.manager.countBy(TrustRule, { serviceAccountId: account.id });
  if (count >= mostTrustRules)
    throw new InvalidInputError([
      {
        field: ["input", "serviceAccountId"],
        message: `The account has ${count} trust rules, and may have ${mostTrustRules}. Remove one first.`,
        code: "IN_USE",
      },
    ]);
}
