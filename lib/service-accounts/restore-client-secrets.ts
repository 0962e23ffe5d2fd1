import { ClientSecret, type ServiceAccount } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "./account-ids";
import { assertMayTakeOver } from "./assert-may-take-over";
import { type LockedSecret, lockSecrets } from "./lock-secrets";
import type { RetiredSecrets } from "./retire-client-secret";
import { mostSecrets } from "./secret-rules";

/**
 * Puts client secrets in force again that were retired less than a day ago: until they would have ended else. All of them, or none when one is refused.
 * Whoever has such a secret can act as its account again, so it takes what making a new one takes. What was replaced since, or reported as leaked, stays ended.
 * @throws ForbiddenError also when an account may do more than the actor; InvalidInputError, NotFoundError
 */
export async function restoreClientSecrets(actor: Actor | null, ids: AccountIds): Promise<RetiredSecrets> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const found = await lockSecrets(tx, actor, ids);
    const accounts = [...new Map(found.map(({ account }) => [account.id, account])).values()];
    for (const account of accounts) await assertMayTakeOver(tx, actor, account);
    const now = await databaseTime(tx);
    // One that is in force needs nothing.
    const ended = found.filter(({ secret }) => secret.expiresAt !== null && secret.expiresAt <= now);
    const issues = ended.flatMap(({ secret }) =>
      whyNot(secret, now).map((message): InputIssue => ({ field: placeOf(ids, secret.id), message, code: "INVALID" })),
    );
    if (issues.length > 0) throw new InvalidInputError(issues);
    const columns = ({ retiredFrom }: ClientSecret) => ({ expiresAt: retiredFrom, retiredFrom: null, restorableUntil: null });
    for (const { secret } of ended) await tx.manager.update(ClientSecret, { id: secret.id }, columns(secret));
    for (const account of accounts) await assertNotTooMany(tx, account, now);
    await recordEvents(
      tx,
      actor,
      ended.map(({ secret, account }) => ({
        action: "service-account.restore-secret",
        teamId: account.teamId,
        target: { type: "ServiceAccount", id: account.id, name: account.name },
        details: { secret: secret.id, expiresAt: { from: secret.expiresAt, to: secret.retiredFrom } },
      })),
    );
    for (const { account } of ended) tx.changed("client", account.clientId);
    return answerOf(found, ended, columns);
  });
}

function answerOf(found: readonly LockedSecret[], ended: readonly LockedSecret[], columns: (secret: ClientSecret) => Partial<ClientSecret>): RetiredSecrets {
  const changedIds = ended.map(({ secret }) => secret.id);
  return { changedIds, secrets: found.map(({ secret }) => (changedIds.includes(secret.id) ? { ...secret, ...columns(secret) } : secret)) };
}

const placeOf = (ids: AccountIds, id: string) => (typeof ids === "string" ? ["id"] : ["ids", String(ids.indexOf(id))]);

function whyNot({ restorableUntil, retiredFrom }: ClientSecret, now: Date): string[] {
  if (restorableUntil === null) return ["This secret has ended for good: it wasn't retired, or was replaced or reported as leaked."];
  if (restorableUntil <= now) return ["This secret was retired more than a day ago. Make a new one."];
  return retiredFrom !== null && retiredFrom <= now ? ["This secret would have ended by now anyway. Make a new one."] : [];
}

async function assertNotTooMany(tx: Transaction, { id, name }: ServiceAccount, now: Date): Promise<void> {
  const secrets = await tx.manager.findBy(ClientSecret, { serviceAccountId: id });
  const count = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).length;
  if (count <= mostSecrets) return;
  const message = `${count} secrets of ${name} would be in force, and at most ${mostSecrets} may be.`;
  throw new InvalidInputError([{ field: ["ids"], message, code: "IN_USE" }]);
}
