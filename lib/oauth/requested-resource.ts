import type { ClientRecord } from "../tokens/client-record";
import { OAuthError } from "./errors";

/**
 * Checks for which APIs a token is asked (RFC 8707 §2): an account gets tokens for its product alone, so that must be the one.
 * @param requested as `readForm` joins them
 * @throws OAuthError `invalid_target`
 */
export function assertResource({ audience }: ClientRecord, requested: string | undefined): void {
  if (requested === undefined || requested.split("\n").every((resource) => resource === audience)) return;
  throw new OAuthError("invalid_target", "The service account gets tokens for the audience of its product, and for nothing else.");
}
