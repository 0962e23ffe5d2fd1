import { ApiToken } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** An API token by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getApiToken(actor: Actor | null, id: string): Promise<ApiToken | null> {
  assertKnown(actor);
  const token = isId("ApiToken", id) ? await (await dataSource()).manager.findOneBy(ApiToken, { id }) : null;
  return token && isVisible(actor, "token:read", token.teamId) ? token : null;
}
