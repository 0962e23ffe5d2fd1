import { Installation } from "../../entities/index";
import type { Transaction } from "../db/transaction";

/**
 * How far ahead of the database's clock a token can say that its account proved itself, in milliseconds: a forged one as far as clocks may differ,
 * at an instance whose own is as far ahead.
 */
const aheadAtMost = 2 * 60_000;

/**
 * Ends all tokens that were refreshed before now. Who had a signing key that leaked may have refreshed what they forged with it, and has got tokens
 * that another key has signed, of any algorithm: they look like everybody's. So accounts prove themselves again.
 */
export async function endChains(tx: Transaction, now: Date): Promise<void> {
  await tx.manager.update(Installation, { id: true }, { chainsSince: new Date(now.getTime() + aheadAtMost) });
  tx.changed("signing-keys", "*");
}
