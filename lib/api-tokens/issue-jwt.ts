import { Product, Team, type ApiToken, type ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { settings } from "../env";
import { InvalidInputError } from "../errors";
import { rolesThatCount } from "../tokens/client-record";
import { signJwt } from "../tokens/sign-jwt";
import { holdKey } from "../signing-keys/hold-key";
import { roadsOf } from "../permissions/roads-of";
import { weigh } from "../permissions/weigh";
import { holdAudience } from "../products/audience-hold";
import { audienceOf } from "../products/audience-of";

/** A token of more characters than these doesn't fit into the headers that servers take. */
export const longestJwt = 6_000;

const refuse = (field: string[], message: string, code: "INVALID" | "TOO_LONG" = "INVALID") => new InvalidInputError([{ field, message, code }]);

/**
 * Signs an API token as access tokens are signed, with what its account holds now of its scopes: who checks it offline knows nothing later.
 * @returns the JWT, and the key that signed it
 * @throws InvalidInputError when it would be too long, its account is disabled, or holds one of its scopes for a shorter time
 */
export async function issueJwt(
  tx: Transaction,
  account: ServiceAccount,
  token: Pick<ApiToken, "scopes" | "allowedOrigins"> & { expiresAt: Date },
  jti: string,
): Promise<{ jwt: string; signingKid: string }> {
  // Others would let it in, because they can't know.
  if (!account.enabled) throw refuse([], "The service account is disabled. Enable it before you make a JWT, which products accept without asking.");
  const { scopes, roles } = await heldUntil(tx, account, token);
  const product = await tx.manager.findOneOrFail(Product, { where: { id: account.productId }, lock: { mode: "pessimistic_read" } });
  if (product.audience !== null) await holdAudience(tx, product.audience, account.teamId, token.expiresAt);
  const team = await tx.manager.findOneByOrFail(Team, { id: account.teamId });
  const key = await holdKey(tx, token.expiresAt, team.tokenAlgorithm);
  const claims = {
    iss: settings().publicUrl,
    sub: account.id,
    aud: audienceOf(product),
    // It wasn't got with client keys, and outlives them.
    client_id: account.id,
    ...(scopes.length > 0 && { scope: scopes.join(" ") }),
    ...(roles.length > 0 && { roles }),
    team: account.teamId,
    ...(token.allowedOrigins.length > 0 && { "allowed-origins": token.allowedOrigins }),
    iat: Math.floor(Date.now() / 1000),
    exp: Math.ceil(token.expiresAt.getTime() / 1000),
    jti,
  };
  const jwt = signJwt(claims, key);
  if (jwt.length > longestJwt) {
    const most = `A JWT may have at most ${longestJwt} characters, and this would have ${jwt.length}.`;
    throw refuse(["input", "scopes"], `${most} Choose fewer scopes or origins, or an opaque token.`, "TOO_LONG");
  }
  return { jwt, signingKid: key.kid };
}

/** Those of the scopes that the account holds, and the roles of which they leave nothing out. */
async function heldUntil(tx: Transaction, account: ServiceAccount, token: { scopes: readonly string[]; expiresAt: Date }) {
  const [found] = await roadsOf(tx.manager, { serviceAccountIds: [account.id] });
  const { holder, roads, now } = found!;
  const effective = weigh(roads, holder, now);
  const held = effective.held.get(account.productId);
  const scopes = token.scopes.filter((scope) => held?.has(scope));
  for (const scope of scopes) {
    const end = Math.max(...held!.get(scope)!.map(({ until }) => until ?? Infinity));
    if (end < token.expiresAt.getTime())
      throw refuse(
        ["input", "expiresAt"],
        `The account holds ${scope} only until ${new Date(end).toISOString()}. Choose an end before, or leave that scope out.`,
      );
  }
  // A role that counts for a shorter time isn't told.
  const lasting = roads.filter(({ until }) => until === null || until >= token.expiresAt.getTime());
  const roles = rolesThatCount(lasting, effective)
    .filter(({ permissions }) => permissions.length > 0 && permissions.every((name) => scopes.includes(name)))
    .map(({ name }) => name);
  return { scopes, roles };
}
