import { ServiceAccount } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { isVisible } from "../permissions/is-visible";
import { assertKnown } from "../permissions/assert-known";

/** A service account by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getServiceAccount(actor: Actor | null, id: string): Promise<ServiceAccount | null> {
  assertKnown(actor);
  const account = isId("ServiceAccount", id) ? await (await dataSource()).manager.findOneBy(ServiceAccount, { id }) : null;
  return account && isVisible(actor, "service-account:read", account.teamId) ? account : null;
}
