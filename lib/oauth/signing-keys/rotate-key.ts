import { IsNull, MoreThan, Not, Or } from "typeorm";
import { SigningKey } from "../../../entities/index";
import { recordEvent } from "../../audit/record-event";
import { databaseTime } from "../../db/database-time";
import { transaction } from "../../db/transaction";
import { ForbiddenError } from "../../errors";
import type { Actor } from "../../permissions/actor";
import { lifetimeLimits } from "../../service-accounts/input";
import { generateKey } from "./generate-key";

/** How long a new key is published before it signs, in milliseconds; longer than any consumer caches `/.well-known/jwks.json`. */
export const publishAhead = 15 * 60 * 1000;

// Clocks may differ by a minute, and a token signed in a key's last moment must still find it.
const leeway = 5 * 60 * 1000;

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
 * unless it has leaked.
 */
export async function rotateSigningKey(actor: Actor, rotation: Rotation = "scheduled"): Promise<SigningKey> {
  if (actor.type !== "SYSTEM") throw new ForbiddenError("Signing keys belong to the installation; rotate them with the command line.");
  return transaction(async (tx) => {
    await tx.manager.query("SELECT pg_advisory_xact_lock($1)", [rotationLock]);
    // By the clock of the machine on which the command runs, which may be ahead, a leaked key could stay good for a while.
    const now = await databaseTime(tx);
    const signsFrom = new Date(now.getTime() + (rotation === "scheduled" ? publishAhead : 0));
    const old = await tx.manager.findBy(SigningKey, { publishedUntil: IsNull() });
    const key = await generateKey(tx, signsFrom);
    const publishedUntil = rotation === "leaked" ? signsFrom : new Date(signsFrom.getTime() + lifetimeLimits.max * 1000 + leeway);
    const retiring = rotation === "leaked" ? Or(IsNull(), MoreThan(publishedUntil)) : IsNull();
    await tx.manager.update(SigningKey, { publishedUntil: retiring, kid: Not(key.kid) }, { publishedUntil });
    await recordEvent(tx, actor, {
      action: "signing-key.rotate",
      teamId: null,
      target: { type: "SigningKey", id: key.kid, name: key.kid },
      details: { rotation, signsFrom: signsFrom.toISOString(), replaces: old.map(({ kid }) => kid), publishedUntil: publishedUntil.toISOString() },
    });
    return key;
  });
}
