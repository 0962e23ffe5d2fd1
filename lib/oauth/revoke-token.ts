import { ApiToken } from "../../entities/index";
import { revokeLocked } from "../api-tokens/revoke-api-tokens";
import { lookupIdOf, readApiToken } from "../tokens/token-format";
import { tokenRecord } from "../tokens/token-record";
import { recordEvent } from "../audit/record-event";
import { isApiToken } from "../auth/api-token";
import { type JwtClaims, verifyJwt } from "../tokens/verify-jwt";
import { hashSecret, secretMatches } from "../crypto/secret-hash";
import { pruneExpired } from "../db/prune";
import { transaction } from "../db/transaction";
import { UnauthenticatedError } from "../errors";
import type { RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import { type ClientRecord, clientRecord } from "../tokens/client-record";
import { OAuthError } from "./errors";
import { addRevoked, chainHasEnded } from "../tokens/revoked-tokens";

/**
 * Ends a token of the client's account; one that isn't good any more, or never was, is passed over.
 * @throws OAuthError `unauthorized_client` for a good token of another account of the team (RFC 7009 §2.1): who believes it revoked must not be left so.
 */
export async function revokeToken(token: string, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  if (!isApiToken(token)) return revokeJwt(token, client, origin);
  const read = readApiToken(token);
  if ("lookupId" in read) await revokeApiToken(token, read.lookupId, client, origin);
}

const notYours = () => new OAuthError("unauthorized_client", "The token belongs to another service account.");

/** To another team a token is as good as none at all. @throws OAuthError `unauthorized_client` */
async function assertNotOfTeam({ clientId }: JwtClaims, { teamId }: ClientRecord): Promise<void> {
  if ((await clientRecord(clientId))?.teamId === teamId) throw notYours();
}

function actorOf({ accountId, name, teamId }: ClientRecord, origin: RequestOrigin): ServiceAccountActor {
  return { type: "SERVICE_ACCOUNT", id: accountId, name, teamId, permissions: new Set(), origin };
}

async function revokeJwt(token: string, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  const claims = await verifyJwt(token).catch((error: unknown) => {
    if (!(error instanceof UnauthenticatedError)) throw error;
  });
  const lookupId = claims && lookupIdOf(claims.jti);
  if (lookupId !== undefined) return revokeApiToken(claims!.jti, lookupId, client, origin);
  if (!claims || chainHasEnded(claims)) return;
  if (claims.subject !== client.accountId) return assertNotOfTeam(claims, client);
  // Got with client keys that have been replaced since: refused already.
  if (claims.clientId !== client.clientId) return;
  await revokeChain(client, claims, origin);
}

/** Ends an access token with all of its chain. */
export async function revokeChain(client: ClientRecord, claims: JwtClaims, origin: RequestOrigin, reason?: string): Promise<void> {
  const { jti, chain } = claims;
  await transaction(async (tx) => {
    if (!(await addRevoked(tx, client, claims))) return;
    await recordEvent(tx, actorOf(client, origin), {
      action: "token.revoke",
      teamId: client.teamId,
      target: { type: "ServiceAccount", id: client.accountId, name: client.name },
      details: { jti, ...(chain !== jti && { first: chain }), ...(reason !== undefined && { reason }) },
    });
  });
  pruneExpired("revoked_token");
}

/** @param secret the token itself, or, of one that is a JWT, its `jti` */
async function revokeApiToken(secret: string, lookupId: string, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  const known = await tokenRecord(lookupId);
  const authentic = secretMatches(secret, known?.secretHash ?? hashSecret("decoy"));
  if (!known || !authentic || known.revoked || known.expired) return;
  if (known.accountId !== client.accountId) {
    if (known.teamId === client.teamId) throw notYours();
    return;
  }
  await transaction(async (tx) => {
    const token = await tx.manager.findOne(ApiToken, { where: { id: known.id }, lock: { mode: "pessimistic_write" } });
    // Revoked or reset meanwhile.
    if (token && token.secretHash === known.secretHash) await revokeLocked(tx, actorOf(client, origin), [token]);
  });
}
