import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import type { TokenRefusal } from "../errors";

/**
 * The form of an API token: `lk_`, 16 characters by which it is found, `_`, 43 random characters (62^43 > 2^256), and the CRC-32 (as in zlib)
 * of all that stands before it, in 6 characters. All are of base62: 0-9, A-Z, a-z, in this order.
 * With the checksum a scanner tells a real one from something alike without asking anybody.
 */
export const tokenPattern = /^lk_([0-9A-Za-z]{16})_[0-9A-Za-z]{49}$/;

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const lookupLength = 16;
const secretLength = 43;
const checksumLength = 6;

/** A new API token. `plainToken` exists in memory only while the call that made it is answered. */
export function newApiToken(lookupId = newLookupId()): { plainToken: string; lookupId: string } {
  const content = `lk_${lookupId}_${randomBase62(secretLength)}`;
  return { plainToken: content + checksumOf(content), lookupId };
}

/** True for a text that claims to be an opaque API token of ours; anything else can only be a JWT. */
export function isOpaque(text: string): boolean {
  return text.startsWith("lk_");
}

/** What a text says before anything is looked up: which token it claims to be, or why it is none. */
export function readApiToken(text: string): { lookupId: string } | { refusal: TokenRefusal } {
  const lookupId = tokenPattern.exec(text)?.[1];
  if (lookupId === undefined) return { refusal: "TOKEN_MALFORMED" };
  const content = text.slice(0, -checksumLength);
  return checksumOf(content) === text.slice(-checksumLength) ? { lookupId } : { refusal: "TOKEN_CHECKSUM" };
}

/** What may be shown of a token, so that people recognize it. */
export function tokenHint(lookupId: string): string {
  return `lk_${lookupId}_…`;
}

/**
 * The `jti` of an API token that is a JWT: it begins as an opaque token does, and holds 131 random bits that a reset replaces.
 * No text is both: an opaque token is longer.
 */
const jwtIdPattern = /^lk_([0-9A-Za-z]{16})_[0-9A-Za-z]{22}$/;
const jwtIdLength = 22;

/** A new `jti` for the token that is found by this look-up id. */
export function newJwtId(lookupId: string): string {
  return `lk_${lookupId}_${randomBase62(jwtIdLength)}`;
}

/** The look-up id in the `jti` of an API token; undefined for one of an access token. */
export function lookupIdOf(jti: string): string | undefined {
  return jwtIdPattern.exec(jti)?.[1];
}

/** A new look-up id. */
export function newLookupId(): string {
  return randomBase62(lookupLength);
}

function checksumOf(content: string): string {
  let rest = crc32(content);
  let text = "";
  for (let n = 0; n < checksumLength; n += 1) {
    text = alphabet[rest % 62]! + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** Random characters, each as likely as the others: bytes that would favour some are thrown away. */
function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += alphabet[byte % 62];
  }
  return text;
}
