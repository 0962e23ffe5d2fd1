import { In } from "typeorm";
import { type PublicKey, RemovedCredential, type ServiceAccount, type TrustRule } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { violatedUnique } from "../db/failure";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "../service-accounts/account-ids";
import { assertMayTakeOver } from "../service-accounts/assert-may-take-over";
import { type Locked, lockCredentials } from "./lock-credentials";
import type { Removable } from "./removable";

/** Credentials as a change has left them. */
export interface RestoredCredentials<Kind> {
  items: Kind[];
  /** Those that it has put back. */
  changedIds: string[];
}

/**
 * Puts public keys or trust rules back that were removed less than a day ago, as they were: all of them, or none when one is refused. Whoever has what
 * they stand for can act as their account again, so it takes what adding one takes.
 * @throws ForbiddenError also when an account may do more than the actor; UnauthenticatedError, InvalidInputError, NotFoundError
 */
export async function restoreCredentials<Kind extends PublicKey | TrustRule>(
  kind: Removable<Kind>,
  actor: Actor | null,
  ids: AccountIds,
): Promise<RestoredCredentials<Kind>> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const { manager } = tx;
    const found = await lockCredentials<Kind | RemovedCredential>(tx, actor, ids, {
      idType: kind.idType,
      noun: kind.noun[0],
      // The removed ones first: what somebody else puts back between the two is found twice, and not missed.
      find: async (where) => [...(await manager.findBy(RemovedCredential, where)), ...(await manager.findBy<Kind>(kind.entity, where as object))],
    });
    const accounts = [...new Map(found.map(({ account }) => [account.id, account])).values()];
    for (const account of accounts) await assertMayTakeOver(tx, actor, account);
    // One that is in force needs nothing.
    const removed = found.filter((each): each is Locked<RemovedCredential> => each.credential instanceof RemovedCredential);
    assertRestorable(kind, removed, await databaseTime(tx));
    await putBack(tx, kind, removed);
    for (const account of accounts) await assertRoom(tx, kind, account);
    await recordEvents(
      tx,
      actor,
      removed.map(({ credential, account }) => ({
        action: kind.restored,
        teamId: account.teamId,
        target: { type: kind.idType, id: credential.id, name: credential.content.name },
        details: { serviceAccount: { id: account.id, name: account.name } },
      })),
    );
    for (const { account } of removed) tx.changed("client", account.clientId);
    const now = await manager.findBy<Kind>(kind.entity, { id: In(found.map(({ credential }) => credential.id)) } as object);
    const byId = new Map(now.map((item) => [item.id, item]));
    return { items: found.map(({ credential }) => byId.get(credential.id)!), changedIds: removed.map(({ credential }) => credential.id) };
  });
}

function assertRestorable<Kind extends PublicKey | TrustRule>({ noun }: Removable<Kind>, removed: readonly Locked<RemovedCredential>[], now: Date): void {
  const issues = removed.flatMap(({ credential: { expiresAt, content }, field }) => {
    const over = content.expires_at !== null && new Date(content.expires_at) <= now;
    const why = expiresAt <= now ? "was removed more than a day ago" : over ? "would have ended by now anyway" : undefined;
    return why ? [{ field, message: `This ${noun[0]} ${why}. Add another.`, code: "INVALID" as const }] : [];
  });
  if (issues.length > 0) throw new InvalidInputError(issues);
}

/** Writes the rows as they were, but for what the database makes itself. */
async function putBack<Kind extends PublicKey | TrustRule>({ manager }: Transaction, { entity, noun }: Removable<Kind>, removed: Locked<RemovedCredential>[]) {
  const { tableName, columns } = manager.getRepository(entity).metadata;
  const names = columns.map(({ databaseName }) => databaseName).join(", ");
  for (const { credential, field } of removed) {
    await manager
      .query(`INSERT INTO ${tableName} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${tableName}, $1)`, [credential.content])
      .catch((error: unknown) => {
        if (violatedUnique(error) === undefined) throw error;
        throw new InvalidInputError([{ field, message: `The account has this ${noun[0]} again already.`, code: "TAKEN" }]);
      });
  }
  await manager.delete(RemovedCredential, { id: In(removed.map(({ credential }) => credential.id)) });
}

async function assertRoom<Kind extends PublicKey | TrustRule>(
  tx: Transaction,
  { entity, noun, most }: Removable<Kind>,
  account: ServiceAccount,
): Promise<void> {
  const count = await tx.manager.countBy<Kind>(entity, { serviceAccountId: account.id } as object);
  if (count <= most) return;
  throw new InvalidInputError([{ field: ["ids"], message: `${account.name} would have ${count} ${noun[1]}, and may have ${most}.`, code: "IN_USE" }]);
}
