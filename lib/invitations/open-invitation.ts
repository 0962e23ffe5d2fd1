import { Invitation } from "../../entities/index";
import type { EntityManager } from "typeorm";
import { InvalidInputError } from "../errors";
import { tokenHashOf } from "./link";

/** One answer for a secret that never was one, and for one that was used, replaced, withdrawn or has expired. */
function invalidInvitation(): InvalidInputError {
  const message = "This invitation is not valid: it was used, replaced or withdrawn, or more than 7 days have passed. Ask for a new one.";
  return new InvalidInputError([{ field: ["token"], message, code: "NOT_FOUND" }]);
}

/** The open invitation of a secret. @param lock until the transaction ends: of several that accept it, one finds it @throws InvalidInputError */
export async function openInvitation(manager: EntityManager, token: unknown, lock?: "for a change"): Promise<Invitation> {
  const tokenHash = tokenHashOf(token);
  if (tokenHash === undefined) throw invalidInvitation();
  const list = manager.createQueryBuilder(Invitation, "item").where("item.token_hash = :tokenHash AND item.expires_at > clock_timestamp()", { tokenHash });
  const invitation = await (lock ? list.setLock("pessimistic_write") : list).getOne();
  if (!invitation) throw invalidInvitation();
  return invitation;
}
