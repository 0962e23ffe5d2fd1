import { SigningKey } from "../../../entities/index";
import type { Transaction } from "../../db/transaction";
import { generateKey } from "./generate-key";

/** Makes the first signing key, if there is none at all. Runs under the lock of `prepareInstallation`. */
export async function ensureSigningKey(tx: Transaction): Promise<void> {
  if ((await tx.manager.count(SigningKey)) === 0) await generateKey(tx, new Date());
}
