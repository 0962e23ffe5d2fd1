import { hashSecret } from "../../crypto/secret-hash";

/** How often there is a new nonce, in milliseconds. */
const interval = 60_000;
/** How many nonces before the present one still count; a proof is good for so many intervals at most. */
const older = 4;

const known = new Map<number, string>();

/**
 * The nonce of an interval: nobody can tell it in advance who doesn't have this installation's secrets, and all its instances know it
 * without asking each other.
 */
function nonceOf(interval: number): string {
  let nonce = known.get(interval);
  if (nonce === undefined) {
    nonce = hashSecret(`dpop-nonce ${interval}`).slice(0, 32);
    if (known.size > 20) known.clear();
    known.set(interval, nonce);
  }
  return nonce;
}

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
