import { Installation } from "../../entities/index";
import { adoptOldEvents } from "../audit/adopt-old-events";
import { ensureMonths } from "../audit/months";
import { open, seal } from "../crypto/envelope";
import { hashSecret } from "../crypto/secret-hash";
import { OperatorError } from "../data-dir/operator-error";
import { lacksSecrets } from "../data-dir/secrets-file";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import { settings } from "../env";
import { ensureSigningKey } from "../signing-keys/ensure-key";
import { ensureBuiltInRoles } from "../roles/ensure-built-in-roles";

const checkText = "latchkey installation";
// Any number; of several instances that start at once on an empty database, one prepares it.
const preparationLock = 7_203_114_908;

/** The secrets in use are not those that this database was set up with. */
class WrongSecretsError extends OperatorError {
  override name = "WrongSecretsError";
  constructor(which: string) {
    super(
      `The database was set up with another ${which} than the one in use. Start with the data directory (or the LATCHKEY_… secrets) that belongs to this database. ` +
        "Nothing was changed: new secrets would make every stored key and token useless.",
    );
  }
}

/**
 * Makes what the installation needs before its first request: the proof of its secrets, its first signing key, and the built-in roles that an older version didn't know.
 * @throws WrongSecretsError when the database belongs to other secrets; nothing is made then.
 */
export async function prepareInstallation(): Promise<void> {
  await transaction(async (tx) => {
    await tx.manager.query("SELECT pg_advisory_xact_lock($1)", [preparationLock]);
    const known = await tx.manager.findOneBy(Installation, { id: true });
    if (known) assertSameSecrets(known);
    else
      await tx.manager.insert(Installation, {
        id: true,
        pepperCheck: hashSecret(checkText),
        keyEncryptionCheck: seal(checkText, checkText),
        createdAt: new Date(),
        nextRotationAt: null,
        rotationDays: null,
      });
    await ensureSigningKey(tx);
    await ensureBuiltInRoles(tx);
  });
  await adoptOldEvents();
  await ensureMonths();
}

/** @throws WrongSecretsError when the secrets in use aren't those of this database. */
export async function assertOwnSecrets(): Promise<void> {
  const known = await (await dataSource()).manager.findOneBy(Installation, { id: true });
  if (known) assertSameSecrets(known);
}

function assertSameSecrets(known: Installation): void {
  const { dataDir } = settings();
  if (lacksSecrets(dataDir))
    throw new OperatorError(
      `This database was set up before, and its secrets are missing: there is no secrets.json in ${dataDir}. Restore the file from a backup, or start with the data directory ` +
        "(or the LATCHKEY_… secrets) that belongs to this database. No new secrets were made: they would make every stored key and token useless.",
    );
  if (known.pepperCheck !== hashSecret(checkText)) throw new WrongSecretsError("pepper");
  try {
    open(known.keyEncryptionCheck, checkText);
  } catch {
    throw new WrongSecretsError("key-encryption key");
  }
}
