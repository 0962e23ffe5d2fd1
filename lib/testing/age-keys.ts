import { transaction } from "../db/transaction";

/** Lets the time of the signing keys pass: as if they had been made so many milliseconds earlier, on the database's clock, which is the one that counts for them. */
export function ageKeys(milliseconds: number): Promise<void> {
  return transaction(async (tx) => {
    await tx.manager.query(
      `UPDATE signing_key SET created_at = created_at - $1 * interval '1 millisecond', signs_from = signs_from - $1 * interval '1 millisecond',
        published_until = published_until - $1 * interval '1 millisecond'`,
      [milliseconds],
    );
    tx.changed("signing-keys", "*");
  });
}
