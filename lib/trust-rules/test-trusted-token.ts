import type { Actor } from "../permissions/actor";
import { getServiceAccount } from "../service-accounts/get-service-account";
import { checkForeignToken, type ForeignTokenCheck } from "./check-foreign-token";

/** What a foreign token would come to for an account, with the reasons; it is used for nothing. Null when the account isn't there for this actor. */
export async function testTrustedToken(actor: Actor | null, serviceAccountId: string, token: string): Promise<ForeignTokenCheck | null> {
  const account = await getServiceAccount(actor, serviceAccountId);
  return account && checkForeignToken(token, account.clientId, true);
}
