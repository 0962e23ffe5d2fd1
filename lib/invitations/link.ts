import { randomSecret } from "../crypto/random-secret";
import { hashSecret } from "../crypto/secret-hash";
import { settings } from "../env";

/** How long an invitation can be accepted, in seconds: 7 days. */
export const invitationLifetime = 7 * 24 * 60 * 60;

/** A new invitation's secret, and the hash under which it is stored. */
export function newInvitationToken(): { token: string; tokenHash: string } {
  const token = randomSecret("lkinv_");
  return { token, tokenHash: hashSecret(token) };
}

/** The hash of an invitation's secret; undefined for what can't be one. */
export function tokenHashOf(token: unknown): string | undefined {
  return typeof token === "string" && /^lkinv_[\w-]{43}$/.test(token) ? hashSecret(token) : undefined;
}

/** The link that accepts an invitation. Its secret stands behind `#`, which browsers send to no server and no log. */
export function invitationLink(token: string): string {
  return `${settings().publicUrl}/invite#${token}`;
}
