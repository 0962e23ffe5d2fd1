import { hashSecret } from "../../crypto/secret-hash";

/** How often there is a new nonce, in milliseconds. */
const interval = 60_000;
/** How many nonces before the present one still count; a proof is good for so many intervals at most. */
const older = 4;

/**
 * The nonce of an interval: nobody can tell it in advance who doesn't have this installation's secrets, and all its instances know it
 * without asking each other.
 */
const nonceOf = (interval: number) => hashSecret(`dpop-nonce ${interval}`).slice(0, 32);

const present = () => Math.floor(Date.now() / interval);

/** The nonce that proofs are to have now (RFC 9449 §8). */
export function currentNonce(): string {
  return nonceOf(present());
}

/** Whether we gave out a nonce within the last minutes. Another instance, whose clock is ahead, may have changed to the next one already. */
export function isRecentNonce(nonce: unknown): boolean {
  const now = present();
  for (let age = -1; age <= older; age += 1) if (nonceOf(now - age) === nonce) return true;
  return false;
}
