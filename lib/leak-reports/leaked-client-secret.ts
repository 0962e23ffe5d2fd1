import { IsNull, Not } from "typeorm";
import { ClientSecret, ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { hashSecret } from "../crypto/secret-hash";
import { dataSource } from "../db/data-source";
import { databaseTime } from "../db/database-time";
import type { Leaked } from "./leaked";

/** The client secret that a text is, if it hasn't ended. It stands alone in a leak as often as beside its client id, and is found by its hash. */
export async function leakedClientSecret(text: string): Promise<Leaked | undefined> {
  const { manager } = await dataSource();
  const known = await manager.findOneBy(ClientSecret, { secretHash: hashSecret(text) });
  if (!known) return undefined;
  return {
    teamId: known.teamId,
    key: known.secretHash,
    async report(tx, actor, end) {
      const account = await tx.manager.findOne(ServiceAccount, { where: { id: known.serviceAccountId }, lock: { mode: "pessimistic_write" } });
      const secret = account && (await tx.manager.findOneBy(ClientSecret, { id: known.id }));
      const now = await databaseTime(tx);
      if (!secret) return;
      // Replaced, retired or reported meanwhile: it must only not come back.
      if (secret.expiresAt !== null && secret.expiresAt <= now)
        return void (await tx.manager.update(ClientSecret, { id: secret.id, restorableUntil: Not(IsNull()) }, { restorableUntil: null }));
      if (end) {
        await tx.manager.update(ClientSecret, { id: secret.id }, { expiresAt: now });
        tx.changed("client", account.clientId);
      }
      await recordEvent(tx, actor, {
        action: "service-account.leak-secret",
        teamId: account.teamId,
        target: { type: "ServiceAccount", id: account.id, name: account.name },
        details: { secret: secret.id, retired: end },
      });
    },
  };
}
