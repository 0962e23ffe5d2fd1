import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { settings } from "../env";
import type { ClientRecord } from "./client-record";
import { grantedRoles } from "./requested-scope";
import { signJwt } from "./sign-jwt";
import { currentKey } from "./signing-keys/key-set";

export interface IssuedToken {
  accessToken: string;
  /** The token's id, by which it is traced. */
  jti: string;
  /** Seconds. */
  expiresIn: number;
}

/**
 * Issues an access token in the profile of RFC 9068, with the names of the account's roles (§2.2.3.1). `team` is our own claim: the team that the account belongs to.
 * @param record records the grant durably. The token is signed meanwhile, and goes out when both are done.
 */
export async function issueAccessToken(
  client: ClientRecord,
  scope: string,
  record: (token: Omit<IssuedToken, "accessToken">) => Promise<void>,
): Promise<IssuedToken> {
  const key = await currentKey();
  const jti = randomUUID();
  const expiresIn = client.accessTokenLifetime;
  const issuedAt = Math.floor(Date.now() / 1000);
  const roles = grantedRoles(client, scope);
  const claims = {
    iss: settings().publicUrl,
    sub: client.accountId,
    aud: client.audience,
    client_id: client.clientId,
    ...(scope !== "" && { scope }),
    ...(roles.length > 0 && { roles }),
    team: client.teamId,
    ...(client.allowedOrigins.length > 0 && { "allowed-origins": client.allowedOrigins }),
    iat: issuedAt,
    exp: issuedAt + expiresIn,
    jti,
  };
  const recorded = record({ jti, expiresIn });
  // In the next turn the record is on its way to the database, and signing costs no time of its own.
  const [accessToken] = await Promise.all([nextTurn().then(() => signJwt(claims, key)), recorded]);
  return { accessToken, jti, expiresIn };
}
