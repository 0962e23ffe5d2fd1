import { randomBytes } from "node:crypto";

/** A new secret of 256 random bits, as 43 characters of base64url, behind a recognisable prefix. */
export function randomSecret(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}
