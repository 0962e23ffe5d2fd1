import type { Transaction } from "../db/transaction";

/**
 * Ends sessions of a person; their cookies are worth nothing once the transaction has committed, on every instance.
 * @param which the one with this id, all but it, or all.
 * @returns how many have ended.
 */
export async function endSessions(tx: Transaction, userId: string, which: { only: string } | { allBut: string } | "all"): Promise<number> {
  const [condition, values]: [string, string[]] =
    which === "all" ? ["", []] : "only" in which ? [" AND id = $2", [which.only]] : [" AND id <> $2", [which.allBut]];
  const [ended] = await tx.manager.query<[{ token_hash: string }[], number]>(`DELETE FROM session WHERE user_id = $1${condition} RETURNING token_hash`, [
    userId,
    ...values,
  ]);
  for (const { token_hash: tokenHash } of ended) tx.changed("session", tokenHash);
  return ended.length;
}
