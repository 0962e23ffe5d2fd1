import { IsNull, MoreThan } from "typeorm";
import { SigningKey } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import type { SigningAlgorithm } from "./algorithms";

/**
 * The published keys of an algorithm, oldest first, locked. Whoever signs a long-lived token with one has locked it:
 * that token is there when the lock is ours.
 */
export async function publishedOf(tx: Transaction, now: Date, algorithm: SigningAlgorithm): Promise<SigningKey[]> {
  const where = [
    { algorithm, publishedUntil: IsNull() },
    { algorithm, publishedUntil: MoreThan(now) },
  ];
  return tx.manager.find(SigningKey, { where, order: { createdAt: "ASC", kid: "ASC" }, lock: { mode: "pessimistic_write" } });
}

/** The algorithms that have a newest key, in the order in which they are listed: those that teams have, and the default one. */
export async function algorithmsInUse(tx: Transaction): Promise<SigningAlgorithm[]> {
  const rows = await tx.manager.query<{ algorithm: SigningAlgorithm }[]>(
    'SELECT algorithm FROM signing_key WHERE published_until IS NULL GROUP BY algorithm ORDER BY algorithm COLLATE "C"',
  );
  return rows.map(({ algorithm }) => algorithm);
}

/** Those of which no next key is announced. */
export async function withoutNext(tx: Transaction, now: Date, algorithms: readonly SigningAlgorithm[]): Promise<SigningAlgorithm[]> {
  const rows = await tx.manager.query<{ algorithm: SigningAlgorithm }[]>(
    "SELECT DISTINCT algorithm FROM signing_key WHERE published_until IS NULL AND signs_from > $1",
    [now],
  );
  return algorithms.filter((algorithm) => !rows.some((row) => row.algorithm === algorithm));
}
