import { recordRefusedToken } from "../auth/record-refused-token";
import { secretMatches } from "../crypto/secret-hash";
import { settings } from "../env";
import type { RequestOrigin } from "../permissions/actor";
import { type ClientRecord, clientRecord } from "../tokens/client-record";
import { bearerCounts } from "../tokens/dpop/bearer-counts";
import { type ReadApiToken, readIfToken } from "../tokens/read-token";
import { isRevoked } from "../tokens/revoked-tokens";
import { type TokenRecord, tokenWithAccount } from "../tokens/token-record";
import type { JwtClaims } from "../tokens/verify-jwt";
import { noteCall, notePermissionUse } from "../usage/note";
import { rolesOfToken } from "./requested-scope";
import { tokenType } from "./token-answer";

/** What a product learns of a token that is good at this moment (RFC 7662 §2.2). */
export type TokenFacts = Record<string, unknown>;

/**
 * What there is to know of a token for the product that asks; undefined when the token isn't good, or isn't for that product.
 * @param caller the service account of the product
 * @param exercised permissions that the product tells are used by the call that it asks about
 */
export async function introspectToken(
  token: string,
  caller: ClientRecord,
  origin: RequestOrigin,
  exercised: readonly string[] = [],
): Promise<TokenFacts | undefined> {
  const read = await readIfToken(token);
  if (!read || (read.claims && !read.claims.audiences.includes(caller.audience))) return undefined;
  const asked = { caller, origin, exercised };
  return read.kind === "API_TOKEN" ? apiTokenFacts(read, asked) : accessTokenFacts(read.claims, asked);
}

interface Asked {
  caller: ClientRecord;
  origin: RequestOrigin;
  exercised: readonly string[];
}

/** True when tokens of an account are for the product of another. A product is of one team, so neither is of another. */
const isFor = (caller: ClientRecord, { productId }: ClientRecord) => productId === caller.productId;

async function accessTokenFacts(claims: JwtClaims, asked: Asked): Promise<TokenFacts | undefined> {
  if (claims.expiresAt <= Date.now() / 1000) return undefined;
  const client = await clientRecord(claims.clientId);
  if (!client || client.accountId !== claims.subject || !client.enabled || !isFor(asked.caller, client)) return undefined;
  if (claims.boundTo === undefined && !bearerCounts(client, claims)) return undefined;
  if (await isRevoked(client, claims.chain)) return undefined;
  const facts = {
    ...factsOf(client, claims.scope, claims.boundTo),
    client_id: claims.clientId,
    iat: claims.issuedAt,
    exp: claims.expiresAt,
    jti: claims.jti,
    ...placesOf(client),
  };
  noteCallThere(client, facts, asked);
  return facts;
}

/** A product asks because it was called with the token: a use of it, and of what it says the call takes, if the token has it. From where only the product knows. */
function noteCallThere({ teamId, accountId, ofLatchkey }: ClientRecord, { scope }: TokenFacts, { exercised }: Asked, credentialId?: string): void {
  const user = { teamId, accountId, credentialId };
  noteCall(user, { address: null, userAgent: null });
  // What is used of our own API we see ourselves.
  if (exercised.length === 0 || ofLatchkey || typeof scope !== "string") return;
  const has = new Set(scope.split(" "));
  for (const permission of exercised) if (has.has(permission)) notePermissionUse(user, permission, 1, Date.now());
}

async function apiTokenFacts({ lookupId, secret, claims }: ReadApiToken, asked: Asked): Promise<TokenFacts | undefined> {
  const { caller, origin } = asked;
  const found = await tokenWithAccount(lookupId);
  const authentic = secretMatches(secret, found?.token.secretHash);
  if (!found || !authentic || !isFor(caller, found.client)) return undefined;
  const { token, client } = found;
  const refusal = token.revoked ? "TOKEN_REVOKED" : token.expired ? "TOKEN_EXPIRED" : client.enabled ? undefined : "ACCOUNT_DISABLED";
  if (refusal) {
    await recordRefusedToken(token, refusal, origin);
    return undefined;
  }
  const facts = factsOfApiToken(token, client, claims);
  noteCallThere(client, facts, asked, token.id);
  return facts;
}

/** What was told of a token, and of which account. Those in memory are asked about again and again. */
const told = new WeakMap<TokenRecord, { client: ClientRecord; facts: TokenFacts }>();

function factsOfApiToken(token: TokenRecord, client: ClientRecord, claims: JwtClaims | undefined): TokenFacts {
  const known = told.get(token);
  // A change of either makes another record of it.
  if (known?.client === client) return known.facts;
  const facts = {
    ...factsOf(client, token.scopes),
    client_id: client.clientId,
    ...(token.expires !== null && { exp: Math.floor(token.expires / 1000) }),
    // What stands in the token itself (RFC 7662 §2.2); an opaque one has nothing but the id of its entry. An entry's token is always the same JWT.
    ...(claims ? { iat: claims.issuedAt, jti: claims.jti } : { jti: token.id }),
    // The product alone sees from where the token comes to it.
    ...placesOf(token),
    ...(client.allowedCidrs.length > 0 && { "account-allowed-cidrs": client.allowedCidrs }),
  };
  told.set(token, { client, facts });
  return facts;
}

/** From where a token counts, as far as it is bound. */
const placesOf = ({ allowedOrigins, allowedCidrs }: Pick<ClientRecord, "allowedOrigins" | "allowedCidrs">): TokenFacts => ({
  ...(allowedOrigins.length > 0 && { "allowed-origins": allowedOrigins }),
  ...(allowedCidrs.length > 0 && { "allowed-cidrs": allowedCidrs }),
});

/** What is the same for each kind of token. Its scope is cut with what the account holds now. */
function factsOf(client: ClientRecord, scopes: ReadonlySet<string>, boundTo?: string): TokenFacts {
  const held = [...client.permissions].filter((name) => scopes.has(name));
  const scope = held.join(" ");
  const roles = rolesOfToken(client, scope);
  return {
    iss: settings().publicUrl,
    sub: client.accountId,
    aud: client.audience,
    token_type: tokenType(boundTo),
    // The product alone sees the proof that the token comes with.
    ...(boundTo !== undefined && { cnf: { jkt: boundTo } }),
    ...(scope !== "" && { scope }),
    ...(roles.length > 0 && { roles }),
    team: client.teamId,
  };
}
