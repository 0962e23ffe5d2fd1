import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { settings } from "../env";
import type { ClientRecord } from "./client-record";
import { currentKey } from "./signing-keys/key-set";

export interface IssuedToken {
  accessToken: string;
  /** The token's id, by which it is traced. */
  jti: string;
  /** Seconds. */
  expiresIn: number;
}

/** Signs an access token in the profile of RFC 9068. `team` is our own claim: the team that the account belongs to. */
export async function issueAccessToken(client: ClientRecord, scope: string): Promise<IssuedToken> {
  const key = await currentKey();
  const jti = randomBytes(16).toString("base64url");
  const issuedAt = Math.floor(Date.now() / 1000);
  const accessToken = await new SignJWT({ client_id: client.clientId, ...(scope !== "" && { scope }), team: client.teamId })
    .setProtectedHeader({ alg: key.algorithm, typ: "at+jwt", kid: key.kid })
    .setIssuer(settings().publicUrl)
    .setAudience(client.audience)
    .setSubject(client.accountId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + client.accessTokenLifetime)
    .setJti(jti)
    .sign(key.privateKey);
  return { accessToken, jti, expiresIn: client.accessTokenLifetime };
}
