import { generateKeyPairSync } from "node:crypto";

/** A new public key in PEM. */
export function makePublicKey(): string {
  return generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
}
