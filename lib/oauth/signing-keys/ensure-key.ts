import { SigningKey, Team } from "../../../entities/index";
import { recordEvent } from "../../audit/record-event";
import type { Transaction } from "../../db/transaction";
import type { Actor } from "../../permissions/actor";
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
 * algorithm's key does. One that was retired, because nobody had the algorithm any more, signs on.
 */
export async function ensureKeyOf(tx: Transaction, actor: Actor, algorithm: SigningAlgorithm): Promise<void> {
  const now = await lockKeys(tx);
  const newest = (await publishedOf(tx, now, algorithm)).at(-1);
  if (newest?.publishedUntil === null) return;
  if (newest) {
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

/** Retires the keys of an algorithm that no team has any more; the default one's stay. What they have signed stays good. */
export async function retireUnusedKeys(tx: Transaction, algorithm: SigningAlgorithm): Promise<void> {
  if (algorithm === defaultAlgorithm) return;
  const now = await lockKeys(tx);
  if ((await tx.manager.countBy(Team, { tokenAlgorithm: algorithm })) > 0) return;
  const current = (await publishedOf(tx, now, algorithm)).filter(({ publishedUntil }) => publishedUntil === null);
  // One that has never signed has nothing to be kept for, and would be the wrong one to come back to.
  const ends = await lastEnds(
    tx,
    current.map(({ kid }) => kid),
    now,
  );
  for (const { kid, signsFrom } of current) await tx.manager.update(SigningKey, { kid }, { publishedUntil: signsFrom > now ? now : ends.get(kid)! });
  if (current.length > 0) tx.changed("signing-keys", "*");
}
