import { ClientSecret, type ServiceAccount } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "./account-ids";
import { lockSecrets } from "./lock-secrets";
import { restorableFor } from "./secret-rules";

export interface RetiredSecrets {
  secrets: ClientSecret[];
  /** Those that were in force until now: `restoreClientSecrets` takes these to undo it. */
  changedIds: string[];
}

/**
 * Ends client secrets at once, the last one of an account too: all of them, or none when one is refused. Nothing is handed out, so it takes no permissions
 * beyond the permission. Access tokens that were got with them live on until they expire; only new client keys end those.
 */
export async function retireClientSecrets(actor: Actor | null, ids: AccountIds): Promise<RetiredSecrets & { accounts: ServiceAccount[] }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const found = await lockSecrets(tx, actor, ids);
    const now = await databaseTime(tx);
    const live = found.filter(({ secret }) => secret.expiresAt === null || secret.expiresAt > now);
    const restorableUntil = new Date(now.getTime() + restorableFor);
    const columns = ({ expiresAt }: ClientSecret) => ({ expiresAt: now, retiredFrom: expiresAt, restorableUntil });
    for (const { secret } of live) await tx.manager.update(ClientSecret, { id: secret.id }, columns(secret));
    await recordEvents(
      tx,
      actor,
      live.map(({ secret, account }) => ({
        action: "service-account.retire-secret",
        teamId: account.teamId,
        target: { type: "ServiceAccount", id: account.id, name: account.name },
        details: { secret: secret.id, expiresAt: { from: secret.expiresAt, to: now } },
      })),
    );
    for (const { account } of live) tx.changed("client", account.clientId);
    const changedIds = live.map(({ secret }) => secret.id);
    const secrets = found.map(({ secret }) => (changedIds.includes(secret.id) ? { ...secret, ...columns(secret) } : secret));
    return { secrets, changedIds, accounts: found.map(({ account }) => account) };
  });
}

/** As `retireClientSecrets`, for one. @throws NotFoundError, ForbiddenError */
export async function retireClientSecret(actor: Actor | null, id: string): Promise<{ account: ServiceAccount; secret: ClientSecret }> {
  const { secrets, accounts } = await retireClientSecrets(actor, id);
  return { secret: secrets[0]!, account: accounts[0]! };
}
