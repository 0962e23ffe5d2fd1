import { ApiToken } from "../../entities/index";
import { revokeLocked } from "../api-tokens/revoke-api-tokens";
import { recordEvent } from "../audit/record-event";
import { secretMatches } from "../crypto/secret-hash";
import { pruneExpired } from "../db/prune-expired";
import { transaction } from "../db/transaction";
import type { RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import { type ClientRecord, clientRecord } from "../tokens/client-record";
import { type ReadApiToken, readIfToken } from "../tokens/read-token";
import { addRevoked, chainHasEnded } from "../tokens/revoked-tokens";
import { tokenRecord } from "../tokens/token-record";
import type { JwtClaims } from "../tokens/verify-jwt";
import { OAuthError } from "./errors";

/**
 * Ends a token of the client's account; one that isn't good any more, or never was, is passed over.
 * @throws OAuthError `unauthorized_client` for a good token of another account of the team (RFC 7009 §2.1): who believes it revoked must not be left so.
 */
export async function revokeToken(token: string, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  const read = await readIfToken(token);
  if (read) await (read.kind === "API_TOKEN" ? revokeApiToken(read, client, origin) : revokeAccessToken(read.claims, client, origin));
}

const notYours = () => new OAuthError("unauthorized_client", "The token belongs to another service account.");

/** To another team a token is as good as none at all. @throws OAuthError `unauthorized_client` */
async function assertNotOfTeam({ clientId }: JwtClaims, { teamId }: ClientRecord): Promise<void> {
  if ((await clientRecord(clientId))?.teamId === teamId) throw notYours();
}

function actorOf({ accountId, name, teamId }: ClientRecord, origin: RequestOrigin): ServiceAccountActor {
  return { type: "SERVICE_ACCOUNT", id: accountId, name, teamId, permissions: new Set(), origin };
}

async function revokeAccessToken(claims: JwtClaims, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  if (chainHasEnded(claims)) return;
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

async function revokeApiToken({ lookupId, secret }: ReadApiToken, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  const known = await tokenRecord(lookupId);
  const authentic = secretMatches(secret, known?.secretHash);
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
