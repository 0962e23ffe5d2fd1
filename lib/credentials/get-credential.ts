import type { EntityTarget } from "typeorm";
import { ClientSecret, PublicKey, TrustRule } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type IdType, isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** One kind of credential by id; null when it isn't there for this actor. */
const getOf =
  <Credential extends ClientSecret | PublicKey | TrustRule>(kind: EntityTarget<Credential>, idType: IdType) =>
  async (actor: Actor | null, id: string): Promise<Credential | null> => {
    assertKnown(actor);
    if (!isId(idType, id)) return null;
    const found = await (await dataSource()).manager.createQueryBuilder(kind, "item").where("item.id = :id", { id }).getOne();
    return found && isVisible(actor, "service-account:read", found.teamId) ? found : null;
  };

/** The entry of a client secret. @throws UnauthenticatedError, ForbiddenError */
export const getClientSecret = getOf(ClientSecret, "ClientSecret");
/** A public key. @throws UnauthenticatedError, ForbiddenError */
export const getPublicKey = getOf(PublicKey, "PublicKey");
/** A trust rule. @throws UnauthenticatedError, ForbiddenError */
export const getTrustRule = getOf(TrustRule, "TrustRule");
