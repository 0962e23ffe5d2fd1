import { SigningKey, Team } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { defaultAlgorithm, type SigningAlgorithm } from "./algorithms";
import { generateKey } from "./generate-key";
import { lastEnds } from "./last-ends";
import { lockKeys } from "./lock-keys";
import { publishedOf } from "./published-of";
import { publishAhead } from "./rotate-key";

/** Makes the first signing key, if there is none at all. Runs under the lock of `prepareInstallation`. */
export async function ensureSigningKey(tx: Transaction): Promise<void> {
  if ((await tx.manager.count(SigningKey)) > 0) return;
  const now = await lockKeys(tx);
  await generateKey(tx, defaultAlgorithm, { createdAt: now, createdBy: "system", signsFrom: now });
}

/**
 * Sees to it that there is a key of an algorithm that a team has chosen. The first one is published before it signs; until then the default
 * algorithm's key does. One that was retired, because nobody had the algorithm any more, signs on, or begins to when it would have.
 */
export async function ensureKeyOf(tx: Transaction, actor: Actor, algorithm: SigningAlgorithm): Promise<void> {
  const now = await lockKeys(tx);
  const newest = (await publishedOf(tx, now, algorithm)).at(-1);
  if (newest?.publishedUntil === null) return;
  if (newest) {
    await keepUntil(tx, now, newest);
    await tx.manager.update(SigningKey, { kid: newest.kid }, { publishedUntil: null });
    return tx.changed("signing-keys", "*");
  }
  const signsFrom = new Date(now.getTime() + publishAhead);
  const key = await generateKey(tx, algorithm, { createdAt: now, createdBy: "system", signsFrom });
  await recordEvent(tx, actor, {
    action: "signing-key.create",
    teamId: null,
    target: { type: "SigningKey", id: key.kid, name: key.kid },
    details: { algorithm, signsFrom: signsFrom.toISOString() },
  });
}

/** The older keys sign until the one that is taken up does, so they stay for what they sign until then. */
async function keepUntil(tx: Transaction, now: Date, { algorithm, kid: taken, signsFrom }: SigningKey): Promise<void> {
  if (signsFrom <= now) return;
  const older = (await publishedOf(tx, now, algorithm as SigningAlgorithm)).filter(({ kid }) => kid !== taken);
  const ends = await lastEnds(
    tx,
    older.map(({ kid }) => kid),
    signsFrom,
  );
  for (const { kid, publishedUntil } of older)
    if (publishedUntil! < ends.get(kid)!) await tx.manager.update(SigningKey, { kid }, { publishedUntil: ends.get(kid)! });
}

/** Retires the keys of an algorithm that no team has any more; the default one's stay. What they have signed stays good. */
export async function retireUnusedKeys(tx: Transaction, algorithm: SigningAlgorithm): Promise<void> {
  if (algorithm === defaultAlgorithm) return;
  const now = await lockKeys(tx);
  if ((await tx.manager.countBy(Team, { tokenAlgorithm: algorithm })) > 0) return;
  const current = (await publishedOf(tx, now, algorithm)).filter(({ publishedUntil }) => publishedUntil === null);
  // One that has never signed is kept as long as one that has: teams that come and go make no new key each time.
  const ends = await lastEnds(
    tx,
    current.map(({ kid }) => kid),
    now,
  );
  for (const { kid } of current) await tx.manager.update(SigningKey, { kid }, { publishedUntil: ends.get(kid)! });
  if (current.length > 0) tx.changed("signing-keys", "*");
}
