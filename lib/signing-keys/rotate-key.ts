import { SigningKey } from "../../entities/index";
import { endSignedTokens } from "./end-signed-tokens";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import type { SigningAlgorithm } from "./algorithms";
import { endChains } from "./end-chains";
import { generateKey } from "./generate-key";
import { lastEnds } from "./last-ends";
import { publishedOf } from "./published-of";

/** How long a new key is published before it signs, in milliseconds; longer than any consumer caches `/.well-known/jwks.json`. */
export const publishAhead = 15 * 60 * 1000;

/**
 * When the new key begins to sign, and what becomes of the old ones:
 * `scheduled` once every consumer has had time to fetch it; `now` at once, with the old tokens still good;
 * `leaked` at once, with the old keys withdrawn and every token that they signed refused, because whoever has such a key can sign what they like.
 */
export type Rotation = "scheduled" | "now" | "leaked";

/**
 * Makes a new signing key of one algorithm, in a transaction that holds the lock. The old key signs until the new one takes over, and stays published until its last token has expired,
 * unless it has leaked. An API token that is a JWT may live for years, and keeps its key published.
 */
export async function rotateKey(
  tx: Transaction,
  actor: Actor,
  algorithm: SigningAlgorithm,
  { rotation, now, signsFrom }: { rotation: Rotation; now: Date; signsFrom: Date },
): Promise<SigningKey> {
  const published = await publishedOf(tx, now, algorithm);
  const old = published.filter(({ publishedUntil }) => publishedUntil === null).map(({ kid }) => kid);
  const ended = rotation === "leaked" ? await withdraw(tx, actor, published, now) : 0;
  const key = await generateKey(tx, algorithm, { createdAt: now, createdBy: actor.id, signsFrom });
  const ends = rotation === "leaked" ? new Map<string, Date>() : await lastEnds(tx, old, signsFrom);
  for (const [kid, publishedUntil] of ends) await tx.manager.update(SigningKey, { kid }, { publishedUntil });
  await recordEvent(tx, actor, {
    action: "signing-key.rotate",
    teamId: null,
    target: { type: "SigningKey", id: key.kid, name: key.kid },
    details: {
      algorithm,
      rotation,
      signsFrom: signsFrom.toISOString(),
      replaces: old,
      publishedUntil: new Date(Math.max(signsFrom.getTime(), ...[...ends.values()].map((end) => end.getTime()))).toISOString(),
      ...(ended > 0 && { endedApiTokens: ended }),
    },
  });
  return key;
}

/** Takes keys that have leaked out of the published set, and ends all that they have signed, or may have begun. @returns how many API tokens that ends */
export async function withdraw(tx: Transaction, actor: Actor, keys: readonly SigningKey[], now: Date): Promise<number> {
  if (keys.length === 0) return 0;
  for (const { kid } of keys) await tx.manager.update(SigningKey, { kid }, { publishedUntil: now });
  tx.changed("signing-keys", "*");
  await endChains(tx, now);
  const kids = keys.map(({ kid }) => kid);
  return endSignedTokens(tx, actor, kids, now);
}
