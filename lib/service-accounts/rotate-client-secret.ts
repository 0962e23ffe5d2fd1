import { IsNull, Not } from "typeorm";
import { ClientSecret, ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { futureEnd } from "../input/future-end";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertMayTakeOver } from "./assert-may-take-over";
import { addSecret, type ClientKeys, newClientKeys } from "./client-keys";
import { lockAccount } from "./lock-accounts";
import { daysKept, graceLimits, mostEnded, mostSecrets } from "./secret-rules";

export interface RotateClientSecretInput {
  /** How long the present secrets stay in force: seconds, or days instead. A day when neither is said. */
  graceSeconds?: number | null;
  graceDays?: number | null;
  /** When the new secret stops by itself; null for never. */
  expiresAt?: Date | null;
}

/**
 * Makes a new client secret, in force now, and has those that are there end after a time of grace, or when they would have ended before.
 * The client id stays, and so do access tokens.
 * @throws ForbiddenError also when the account may do more than the actor; InvalidInputError when too many secrets would be in force
 */
export async function rotateClientSecret(
  actor: Actor | null,
  id: string,
  input: RotateClientSecretInput = {},
): Promise<{ account: ServiceAccount; secret: ClientSecret; clientKeys: ClientKeys }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "service-account:regenerate-keys", id);
    await assertMayTakeOver(tx, actor, account);
    const grace = graceOf(input);
    const expiresAt = await futureEnd(tx, input.expiresAt, "expiresAt");
    const now = await databaseTime(tx);
    const retired = await retireAll(tx, account, now, grace);
    await forgetEnded(tx, account, now);
    const { clientSecret } = newClientKeys();
    const secret = await addSecret(tx, account, clientSecret, { createdBy: actor.id, createdAt: now, expiresAt });
    const columns = { keysCreatedAt: now, updatedAt: now };
    await tx.manager.update(ServiceAccount, { id: account.id }, columns);
    await recordEvent(tx, actor, {
      action: "service-account.rotate-secret",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
      details: { secret: secret.id, expiresAt, retires: retired.map((old) => ({ secret: old.id, at: old.expiresAt })) },
    });
    tx.changed("client", account.clientId);
    return { account: { ...account, ...columns }, secret, clientKeys: { clientId: account.clientId, clientSecret } };
  });
}

/** Ends all secrets of an account after the time of grace. @returns those that were in force, with their ends */
async function retireAll(tx: Transaction, account: ServiceAccount, now: Date, grace: number): Promise<ClientSecret[]> {
  // What was retired before is replaced now, and can't come back.
  await tx.manager.update(ClientSecret, { serviceAccountId: account.id, restorableUntil: Not(IsNull()) }, { restorableUntil: null });
  const present = await tx.manager.find(ClientSecret, { where: { serviceAccountId: account.id }, order: { createdAt: "ASC", id: "ASC" } });
  const live = present.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  if (grace > 0 && live.length >= mostSecrets) throw tooMany(live.length);
  const end = new Date(now.getTime() + grace * 1000);
  const ending = live.map((secret) => ({ ...secret, expiresAt: secret.expiresAt !== null && secret.expiresAt < end ? secret.expiresAt : end }));
  for (const { id, expiresAt } of ending) await tx.manager.update(ClientSecret, { id }, { expiresAt });
  return ending;
}

/** Forgets the secrets that ended long ago, and of more the oldest ones: who still sends one is told from a guess no more. */
async function forgetEnded(tx: Transaction, { id }: ServiceAccount, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - daysKept * 86_400_000);
  await tx.manager.query(
    `DELETE FROM client_secret WHERE service_account_id = $1 AND expires_at <= $2 AND (expires_at < $3 OR id NOT IN
      (SELECT id FROM client_secret WHERE service_account_id = $1 AND expires_at <= $2 ORDER BY expires_at DESC, id DESC LIMIT ${mostEnded}))`,
    [id, now, forgotten],
  );
}

const issue = (field: string, message: string) => new InvalidInputError([{ field: ["input", field], message, code: "INVALID" }]);

function tooMany(count: number): InvalidInputError {
  const message = `${count} secrets of this account are in force, and at most ${mostSecrets} may be. Retire one, or choose no grace.`;
  return new InvalidInputError([{ field: ["id"], message, code: "IN_USE" }]);
}

function graceOf({ graceSeconds, graceDays }: RotateClientSecretInput): number {
  if (graceSeconds != null && graceDays != null) throw issue("graceSeconds", "Say the grace in days or in seconds, not in both.");
  const [field, seconds] = graceDays != null ? ["graceDays", graceDays * 86_400] : ["graceSeconds", graceSeconds ?? graceLimits.default];
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= graceLimits.max) return seconds;
  throw issue(field, "The grace must be from 0 to 30 days, in whole days or seconds.");
}
