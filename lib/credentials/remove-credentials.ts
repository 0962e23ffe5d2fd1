import { In } from "typeorm";
import type { PublicKey, TrustRule } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import { pruneExpired } from "../db/prune-expired";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { AccountIds } from "../service-accounts/account-ids";
import { restorableFor } from "../service-accounts/secret-rules";
import { lockCredentials } from "./lock-credentials";
import type { Removable } from "./removable";

/**
 * Removes public keys or trust rules: all of them, or none when one is refused. They prove nothing any more, at once; access tokens that were got
 * with them live on until they expire. For a day they can be put back.
 * @returns their ids, by which that is done
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError
 */
export async function removeCredentials<Kind extends PublicKey | TrustRule>(
  { entity, idType, noun, removed }: Removable<Kind>,
  actor: Actor | null,
  ids: AccountIds,
): Promise<string[]> {
  assertKnown(actor);
  const removedIds = await transaction(async (tx) => {
    const { manager } = tx;
    const found = await lockCredentials(tx, actor, ids, { idType, noun: noun[0], find: (where) => manager.findBy<Kind>(entity, where as object) });
    const all = found.map(({ credential }) => credential.id);
    await manager.query(
      `INSERT INTO removed_credential (id, team_id, service_account_id, content, expires_at)
       SELECT id, team_id, service_account_id, to_jsonb(item), now() + $2 * interval '1 millisecond' FROM ${manager.getRepository(entity).metadata.tableName} AS item WHERE id = ANY($1)
       ON CONFLICT (id) DO UPDATE SET content = excluded.content, expires_at = excluded.expires_at`,
      [all, restorableFor],
    );
    await manager.delete(entity, { id: In(all) } as object);
    await recordEvents(
      tx,
      actor,
      found.map(({ credential, account }) => ({
        action: removed,
        teamId: account.teamId,
        target: { type: idType, id: credential.id, name: credential.name },
        details: { serviceAccount: { id: account.id, name: account.name } },
      })),
    );
    for (const { account } of found) tx.changed("client", account.clientId);
    return all;
  });
  pruneExpired("removed_credential");
  return removedIds;
}
