import { OAuthError } from "./errors";
import type { ClientRecord } from "../tokens/client-record";

/**
 * The roles of a token (RFC 9068 §2.2.3.1): all that count for the account, or, when less was asked for than it holds, those of which nothing was left out.
 */
export function rolesOfToken(client: ClientRecord, scope: string): string[] {
  const granted = new Set(scope.split(" ").filter(Boolean));
  const isWhole = granted.size === client.permissions.size;
  return client.roles
    .filter(({ permissions }) => isWhole || (permissions.length > 0 && permissions.every((name) => granted.has(name))))
    .map(({ name }) => name);
}

/**
 * The scope of a grant (RFC 6749 §3.3): what is asked for, if the account holds all of it; everything the account holds when nothing is asked for.
 * @throws OAuthError `invalid_scope`
 */
export function grantedScope(client: ClientRecord, requested: string | undefined): string {
  return requested === undefined ? client.scope : assertHeld("service account", client.permissions, requested);
}

/**
 * The scope of a token that is refreshed: as that of a grant, and never more than the token before it had (as RFC 6749 §6 has it).
 * @throws OAuthError `invalid_scope`
 */
export function refreshedScope(client: ClientRecord, before: ReadonlySet<string>, requested: string | undefined): string {
  const held = new Set([...client.permissions].filter((name) => before.has(name)));
  return requested === undefined ? [...held].join(" ") : assertHeld("token", held, requested);
}

function assertHeld(holder: string, permissions: ReadonlySet<string>, requested: string): string {
  const wanted = [...new Set(requested.split(" "))];
  const refused = wanted.filter((name) => !permissions.has(name));
  if (refused.length === 0) return wanted.join(" ");
  const known = refused.filter((name) => /^[A-Za-z0-9._:-]{1,100}$/.test(name));
  throw new OAuthError("invalid_scope", known.length > 0 ? `The ${holder} doesn't hold: ${known.slice(0, 10).join(" ")}.` : "The scope is malformed.");
}
