import { ApiToken } from "../../entities/index";
import { transaction } from "../db/transaction";
import { ForbiddenError } from "../errors";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { revokeLocked } from "./revoke-api-tokens";

/**
 * Ends the API token that the actor has come by, such as one that has been found where it doesn't belong. It takes no permission and no scope:
 * whoever has a token can do nothing better with it.
 * @throws UnauthenticatedError, ForbiddenError for who came by something else
 */
export async function revokeOwnToken(actor: Actor | null): Promise<ApiToken> {
  assertKnown(actor);
  if (actor.type !== "SERVICE_ACCOUNT" || !actor.token)
    throw new ForbiddenError("Only an API token can end itself this way: send it as the Bearer token. Others are ended by revokeApiToken.");
  const { id } = actor.token;
  return transaction(async (tx) => {
    const token = await tx.manager.findOneOrFail(ApiToken, { where: { id }, lock: { mode: "pessimistic_write" } });
    const revoked = await revokeLocked(tx, actor, [token]);
    return revoked.get(id) ?? token;
  });
}
