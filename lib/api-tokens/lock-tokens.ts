import { In } from "typeorm";
import { ApiToken, ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import { withinTeams } from "../permissions/within-teams";
import { type AccountIds, placesOf } from "../service-accounts/account-ids";

/**
 * Loads API tokens for a change, locked until the transaction ends, and checks the actor's permission in the team of each.
 * They are locked in the order of their ids, so that two calls never wait for each other, and come in the order in which they are named.
 * @throws NotFoundError when the one token isn't there for this actor, InvalidInputError that lists which of several aren't, ForbiddenError
 */
export async function lockTokens(tx: Transaction, actor: Actor, permission: Permission, ids: AccountIds): Promise<ApiToken[]> {
  const named = placesOf(ids, "API token");
  const where = { id: In(named.map(({ id }) => id).filter((id) => isId("ApiToken", id))), ...withinTeams(actor) };
  const found = await tx.manager.find(ApiToken, { where, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  const byId = new Map(found.map((token) => [token.id, token]));
  const tokens: ApiToken[] = [];
  const missing: InputIssue[] = [];
  for (const { id, field } of named) {
    const token = byId.get(id);
    if (token) {
      authorize(actor, permission, token.teamId, "API token", field);
      tokens.push(token);
    } else if (typeof ids === "string") throw new NotFoundError("API token", field);
    else missing.push({ field, message: new NotFoundError("API token").message, code: "NOT_FOUND" });
  }
  if (missing.length > 0) throw new InvalidInputError(missing);
  return tokens;
}

/** As `lockTokens`, for one token that can still be changed, with its account. @throws InvalidInputError also when it has been revoked */
export async function lockLiveToken(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<{ token: ApiToken; account: ServiceAccount }> {
  const [token] = await lockTokens(tx, actor, permission, id);
  if (token!.revokedAt !== null)
    throw new InvalidInputError([{ field: ["id"], message: "The token has been revoked, and stays so. Create another.", code: "INVALID" }]);
  return { token: token!, account: await tx.manager.findOneByOrFail(ServiceAccount, { id: token!.serviceAccountId }) };
}

/** What an audit event says of a token: itself as the target, and whose it is. */
export function eventOf(token: ApiToken, account: Pick<ServiceAccount, "id" | "name">) {
  return {
    teamId: token.teamId,
    target: { type: "ApiToken", id: token.id, name: token.name },
    details: { serviceAccount: { id: account.id, name: account.name } },
  };
}

/** Says that instances must read a token again, and, if it allows origins or did, which origins any token allows. */
export function changedToken(tx: Transaction, ...versions: Pick<ApiToken, "lookupId" | "allowedOrigins">[]): void {
  tx.changed("api-token", versions[0]!.lookupId);
  if (versions.some(({ allowedOrigins }) => allowedOrigins.length > 0)) tx.changed("cors-origin", "*");
}
