import { ApiToken } from "../../entities/index";
import { revokeLocked } from "../api-tokens/revoke-api-tokens";
import { lookupIdOf, readApiToken } from "../api-tokens/token-format";
import { tokenRecord } from "../api-tokens/token-record";
import { recordEvent } from "../audit/record-event";
import { isApiToken } from "../auth/api-token";
import { verifyJwt } from "../auth/verify-jwt";
import { hashSecret, secretMatches } from "../crypto/secret-hash";
import { pruneExpired } from "../db/prune";
import { transaction } from "../db/transaction";
import { UnauthenticatedError } from "../errors";
import type { RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import type { ClientRecord } from "./client-record";
import { OAuthError } from "./errors";
import { addRevoked } from "./revoked-tokens";

/**
 * Ends a token of the client's account; one that isn't good any more, or never was, is passed over.
 * @throws OAuthError `unauthorized_client` for a good token of another account (RFC 7009 §2.1): who believes it revoked must not be left so.
 */
export async function revokeToken(token: string, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  if (!isApiToken(token)) return revokeJwt(token, client, origin);
  const read = readApiToken(token);
  if ("lookupId" in read) await revokeApiToken(token, read.lookupId, client, origin);
}

const notYours = () => new OAuthError("unauthorized_client", "The token belongs to another service account.");

function actorOf({ accountId, name, teamId }: ClientRecord, origin: RequestOrigin): ServiceAccountActor {
  return { type: "SERVICE_ACCOUNT", id: accountId, name, teamId, permissions: new Set(), origin };
}

async function revokeJwt(token: string, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  const claims = await verifyJwt(token).catch((error: unknown) => {
    if (!(error instanceof UnauthenticatedError)) throw error;
  });
  const lookupId = claims && lookupIdOf(claims.jti);
  if (lookupId !== undefined) return revokeApiToken(claims!.jti, lookupId, client, origin);
  if (!claims || claims.expiresAt <= Date.now() / 1000) return;
  if (claims.subject !== client.accountId) throw notYours();
  // Got with client keys that have been replaced since: refused already.
  if (claims.clientId !== client.clientId) return;
  await transaction(async (tx) => {
    if (!(await addRevoked(tx, client, claims))) return;
    await recordEvent(tx, actorOf(client, origin), {
      action: "token.revoke",
      teamId: client.teamId,
      target: { type: "ServiceAccount", id: client.accountId, name: client.name },
      details: { jti: claims.jti },
    });
  });
  pruneExpired("revoked_token");
}

/** @param secret the token itself, or, of one that is a JWT, its `jti` */
async function revokeApiToken(secret: string, lookupId: string, client: ClientRecord, origin: RequestOrigin): Promise<void> {
  const known = await tokenRecord(lookupId);
  const authentic = secretMatches(secret, known?.secretHash ?? hashSecret("decoy"));
  if (!known || !authentic || known.revoked) return;
  if (known.accountId !== client.accountId) throw notYours();
  await transaction(async (tx) => {
    const token = await tx.manager.findOne(ApiToken, { where: { id: known.id }, lock: { mode: "pessimistic_write" } });
    // Revoked or reset meanwhile.
    if (token && token.secretHash === known.secretHash) await revokeLocked(tx, actorOf(client, origin), [token]);
  });
}
