import type { ClientRecord } from "../tokens/client-record";
import { OAuthError } from "./errors";

/** For which APIs an exchange asks a token, by either name (RFC 8693 §2.1), as `readForm` joins several. */
export function resourceOfExchange(form: ReadonlyMap<string, string>): string | undefined {
  return [form.get("resource"), form.get("audience")].filter(Boolean).join("\n") || undefined;
}

/**
 * Checks for which APIs a token is asked (RFC 8707 §2): an account gets tokens for its product alone, so that must be the one.
 * @param requested as `readForm` joins them
 * @throws OAuthError `invalid_target`
 */
export function assertResource({ audience }: ClientRecord, requested: string | undefined): void {
  if (requested === undefined || requested.split("\n").every((resource) => resource === audience)) return;
  throw new OAuthError("invalid_target", "The service account gets tokens for the audience of its product, and for nothing else.");
}
