import { IsNull, MoreThan } from "typeorm";
import { SigningKey } from "../../../entities/index";
import { recordEvent } from "../../audit/record-event";
import { databaseTime } from "../../db/database-time";
import { type Transaction, transaction } from "../../db/transaction";
import { ForbiddenError } from "../../errors";
import type { Actor } from "../../permissions/actor";
import { lifetimeLimits } from "../../service-accounts/input";
import { endSignedTokens } from "../../api-tokens/end-signed-tokens";
import { generateKey } from "./generate-key";
import { publishedLonger } from "./hold-key";

/** How long a new key is published before it signs, in milliseconds; longer than any consumer caches `/.well-known/jwks.json`. */
export const publishAhead = 15 * 60 * 1000;

// Any number; rotations come one after another.
const rotationLock = 7_203_114_907;

/**
 * When the new key begins to sign, and what becomes of the old ones:
 * `scheduled` once every consumer has had time to fetch it; `now` at once, with the old tokens still good;
 * `leaked` at once, with the old keys withdrawn and every token that they signed refused, because whoever has such a key can sign what they like.
 */
export type Rotation = "scheduled" | "now" | "leaked";

/**
 * Makes a new signing key. The old one signs until the new one takes over, and stays published until its last token has expired,
 * unless it has leaked. An API token that is a JWT may live for years, and keeps its key published.
 */
export async function rotateSigningKey(actor: Actor, rotation: Rotation = "scheduled"): Promise<SigningKey> {
  if (actor.type !== "SYSTEM") throw new ForbiddenError("Signing keys belong to the installation; rotate them with the command line.");
  return transaction(async (tx) => {
    await tx.manager.query("SELECT pg_advisory_xact_lock($1)", [rotationLock]);
    // By the clock of the machine on which the command runs, which may be ahead, a leaked key could stay good for a while.
    const now = await databaseTime(tx);
    const signsFrom = new Date(now.getTime() + (rotation === "scheduled" ? publishAhead : 0));
    const published = await lockPublished(tx, now);
    const old = published.filter(({ publishedUntil }) => publishedUntil === null);
    const key = await generateKey(tx, signsFrom);
    const ends =
      rotation === "leaked" ? new Map(published.map(({ kid }) => [kid, signsFrom])) : await lastEnds(tx, old, signsFrom.getTime() + lifetimeLimits.max * 1000);
    for (const [kid, publishedUntil] of ends) await tx.manager.update(SigningKey, { kid }, { publishedUntil });
    const ended = rotation === "leaked" ? await endSignedTokens(tx, actor, [...ends.keys()], now) : 0;
    const publishedUntil = new Date(Math.max(...[...ends.values()].map((end) => end.getTime()), signsFrom.getTime()));
    await recordEvent(tx, actor, {
      action: "signing-key.rotate",
      teamId: null,
      target: { type: "SigningKey", id: key.kid, name: key.kid },
      details: {
        rotation,
        signsFrom: signsFrom.toISOString(),
        replaces: old.map(({ kid }) => kid),
        publishedUntil: publishedUntil.toISOString(),
        ...(ended > 0 && { endedApiTokens: ended }),
      },
    });
    return key;
  });
}

/** The keys that are published. Whoever signs a long-lived token with one has locked it: that token is there when the lock is ours. */
async function lockPublished(tx: Transaction, now: Date): Promise<SigningKey[]> {
  const where = [{ publishedUntil: IsNull() }, { publishedUntil: MoreThan(now) }];
  return tx.manager.find(SigningKey, { where, order: { createdAt: "ASC", kid: "ASC" }, lock: { mode: "pessimistic_write" } });
}

/** When the last token that each of the keys has signed, or will until it is replaced, ends. @param accessTokens when the last access token does */
async function lastEnds(tx: Transaction, keys: readonly SigningKey[], accessTokens: number): Promise<Map<string, Date>> {
  const rows = await tx.manager.query<{ kid: string; last: Date }[]>(
    `SELECT signing_kid AS kid, max(expires_at) AS last FROM api_token WHERE signing_kid = ANY($1) AND revoked_at IS NULL GROUP BY signing_kid`,
    [keys.map(({ kid }) => kid)],
  );
  const last = new Map(rows.map((row) => [row.kid, row.last.getTime()]));
  return new Map(keys.map(({ kid }) => [kid, new Date(Math.max(accessTokens, last.get(kid) ?? 0) + publishedLonger)]));
}
