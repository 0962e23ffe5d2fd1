import type { ApiToken, ServiceAccount } from "../../entities/index";
import { hashSecret } from "../crypto/secret-hash";
import type { Transaction } from "../db/transaction";
import { issueJwt } from "./issue-jwt";
import { newApiToken, newJwtId } from "../tokens/token-format";

/** What is new of a token when it is made or reset. */
export interface IssuedSecret {
  plainToken: string;
  columns: Pick<ApiToken, "secretHash" | "signingKid" | "keyWithdrawnAt">;
}

/** Makes the text that an API token is. Of an opaque one a hash is kept; of a JWT, which the signature proves, that of its `jti`. */
export async function issueSecret(
  tx: Transaction,
  account: ServiceAccount,
  token: Pick<ApiToken, "format" | "lookupId" | "scopes" | "allowedOrigins" | "expiresAt">,
): Promise<IssuedSecret> {
  if (token.format === "OPAQUE") {
    const { plainToken } = newApiToken(token.lookupId);
    return { plainToken, columns: { secretHash: hashSecret(plainToken), signingKid: null, keyWithdrawnAt: null } };
  }
  const { expiresAt } = token;
  if (expiresAt === null) throw new Error("a JWT must have an end");
  const jti = newJwtId(token.lookupId);
  const { jwt, signingKid } = await issueJwt(tx, account, { ...token, expiresAt }, jti);
  return { plainToken: jwt, columns: { secretHash: hashSecret(jti), signingKid, keyWithdrawnAt: null } };
}
