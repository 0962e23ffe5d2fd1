import type { Transaction } from "../db/transaction";
import { UnavailableError } from "../errors";
import { defaultAlgorithm, type SigningAlgorithm } from "./algorithms";
import { type LoadedKey, publishedKey } from "./key-set";

/** Clocks may differ by a minute, and a token in its last moment must still find its key. In milliseconds. */
export const publishedLonger = 5 * 60 * 1000;

interface Row {
  kid: string;
  published_until: Date | null;
}

// As `currentKey` has it. A transaction may wait here for a rotation that is later than its own time, so the clock is asked.
const statement = `SELECT kid, published_until FROM signing_key WHERE published_until IS NULL OR published_until > clock_timestamp()
  ORDER BY algorithm = $1 AND signs_from <= clock_timestamp() DESC, algorithm = $2 DESC, signs_from <= clock_timestamp() DESC, created_at DESC, kid DESC
  LIMIT 1 FOR NO KEY UPDATE`;

/**
 * The key that signs now with an algorithm, as the database has it, for a token that lives until a given time: the key stays published for as long.
 * It is locked until the transaction ends, so that a rotation that comes meanwhile waits and sees the token.
 * @throws UnavailableError when the key is being replaced at this moment
 */
export async function holdKey(tx: Transaction, until: Date, algorithm: SigningAlgorithm = defaultAlgorithm): Promise<LoadedKey> {
  const [row] = await tx.manager.query<Row[]>(statement, [algorithm, defaultAlgorithm]);
  const key = row && (await publishedKey(row.kid));
  if (!key) throw new UnavailableError();
  await keepPublished(tx, row, until);
  return key;
}

/**
 * Keeps the key that has signed a token published until that ends: a token that was revoked holds none, and has come back.
 * @returns false when the key is published no more
 */
export async function holdKeyOf(tx: Transaction, kid: string, until: Date): Promise<boolean> {
  const [row] = await tx.manager.query<Row[]>(
    "SELECT kid, published_until FROM signing_key WHERE kid = $1 AND (published_until IS NULL OR published_until > clock_timestamp()) FOR NO KEY UPDATE",
    [kid],
  );
  if (row) await keepPublished(tx, row, until);
  return row !== undefined;
}

async function keepPublished(tx: Transaction, { kid, published_until: publishedUntil }: Row, until: Date): Promise<void> {
  const needed = new Date(until.getTime() + publishedLonger);
  if (publishedUntil === null || publishedUntil >= needed) return;
  await tx.manager.query("UPDATE signing_key SET published_until = $2 WHERE kid = $1", [kid, needed]);
  tx.changed("signing-keys", "*");
}
