import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Proven } from "../tokens/verify-jwt";
import { type EventRow, eventRow } from "../audit/event";
import { recordDurably } from "../audit/record-durably";
import { settings } from "../env";
import type { RequestOrigin } from "../permissions/actor";
import type { Credential } from "./assertions/client-assertion";
import { tokenAlgorithmOf } from "../teams/token-algorithm-of";
import type { ClientRecord } from "../tokens/client-record";
import { OAuthError } from "./errors";
import { longestToken } from "../tokens/longest-token";
import { rolesOfToken } from "./requested-scope";
import { signJwt } from "../tokens/sign-jwt";
import { currentKey } from "../signing-keys/key-set";

export interface IssuedToken {
  accessToken: string;
  /** The token's id, by which it is traced. */
  jti: string;
  /** Seconds. */
  expiresIn: number;
  scope: string;
  /** The thumbprint of the key that it is bound to, if it is. */
  boundTo: string | undefined;
}

/** What a token is issued for, besides its account. */
export interface Terms {
  scope: string;
  /** The thumbprint of the key that it is to be bound to; undefined for a Bearer token. */
  boundTo: string | undefined;
  /** With what the account has proved itself just now, if it can do so again: undefined for one that can't be refreshed. */
  credential?: Credential;
  /** What it is refreshed from. */
  refreshed?: { chain: string; proven: Proven };
  /** What the audit trail keeps of the grant, besides the token that it gave. */
  details: { grant: "client_credentials" | "token-exchange" | "refresh" } & Record<string, unknown>;
}

/**
 * Issues an access token in the profile of RFC 9068, with the names of the account's roles (§2.2.3.1). `team` is our own claim: the team that the account belongs to.
 * Of one that can be refreshed, `auth_time` says when the account proved itself, and `refresh` with what, and which token was the first.
 * The audit event is durable before the token goes out, which is signed meanwhile.
 * @throws OAuthError `invalid_scope` when it would be too long
 */
export async function issueAccessToken(
  client: ClientRecord,
  { scope, boundTo, credential, refreshed, details }: Terms,
  origin: RequestOrigin,
): Promise<IssuedToken> {
  const key = await currentKey(await tokenAlgorithmOf(client.teamId));
  const jti = randomUUID();
  const issuedAt = Math.floor(Date.now() / 1000);
  const first = credential && client.refreshLifetime > 0 ? { chain: jti, proven: provenNow(issuedAt, credential) } : undefined;
  const expiresIn = refreshed ? Math.min(client.accessTokenLifetime, refreshEnd(client, refreshed.proven) - issuedAt) : client.accessTokenLifetime;
  const roles = rolesOfToken(client, scope);
  const claims = {
    iss: settings().publicUrl,
    sub: client.accountId,
    aud: client.audience,
    client_id: client.clientId,
    ...(scope !== "" && { scope }),
    ...(roles.length > 0 && { roles }),
    team: client.teamId,
    ...(client.allowedOrigins.length > 0 && { "allowed-origins": client.allowedOrigins }),
    ...(boundTo !== undefined && { cnf: { jkt: boundTo } }),
    ...refreshClaims(refreshed ?? first),
    iat: issuedAt,
    exp: issuedAt + expiresIn,
    jti,
  };
  assertNotTooLong(claims);
  const recorded = recordDurably(grantOf(client, origin, { jti, ...details, expiresIn, ...(boundTo !== undefined && { dpop: boundTo }) }));
  // In the next turn the record is on its way to the database, and signing costs no time of its own.
  const [accessToken] = await Promise.all([nextTurn().then(() => signJwt(claims, key)), recorded]);
  return { accessToken, jti, expiresIn, scope, boundTo };
}

function grantOf({ accountId, teamId, name }: ClientRecord, origin: RequestOrigin, details: Record<string, unknown>): EventRow {
  const target = { type: "ServiceAccount", id: accountId, name };
  return eventRow({ type: "SERVICE_ACCOUNT", id: accountId, name }, origin, { action: "token.grant", teamId, target, details });
}

/** Header and signature of a token, and the dots between, are shorter. */
const aroundClaims = 300;

/** @throws OAuthError `invalid_scope` for claims that make a token which nobody could send */
function assertNotTooLong(claims: object): void {
  if ((Buffer.byteLength(JSON.stringify(claims)) * 4) / 3 + aroundClaims <= longestToken) return;
  throw new OAuthError(
    "invalid_scope",
    `The account has so many permissions and roles that its token would have more than ${longestToken} characters. Ask for fewer permissions by scope.`,
  );
}

/** Until when tokens that are refreshed can last, in seconds since the epoch. */
export function refreshEnd({ refreshLifetime }: ClientRecord, proven: Proven): number {
  return proven.at + refreshLifetime;
}

const provenNow = (at: number, { id, key }: Credential): Proven => ({ at, credential: id, ...(key !== undefined && { key }) });

function refreshClaims(given: Terms["refreshed"]): object {
  if (!given) return {};
  const { at, credential, key } = given.proven;
  return { auth_time: at, refresh: { chain: given.chain, credential, ...(key !== undefined && { key }) } };
}
