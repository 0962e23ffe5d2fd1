import { Member } from "../../entities/index";
import { transaction } from "../db/transaction";
import { ForbiddenError, NotFoundError } from "../errors";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { resolveTeam } from "../teams/resolve-team";
import { endMembership } from "./end-membership";
import { lockTeam } from "./owners";

/** A person leaves a team; being in it is all it takes. @throws NotFoundError, ForbiddenError, InvalidInputError for the last owner */
export async function leaveTeam(actor: Actor | null, id: string): Promise<{ teamId: string }> {
  assertKnown(actor);
  const teamId = resolveTeam(actor, id);
  if (actor.type !== "USER") throw new ForbiddenError("Only people leave teams: a service account belongs to its team for good.");
  return transaction(async (tx) => {
    await lockTeam(tx, teamId);
    const member = await tx.manager.findOne(Member, { where: { teamId, userId: actor.id }, lock: { mode: "pessimistic_write" } });
    if (!member) throw new NotFoundError("team", ["teamId"]);
    await endMembership(tx, actor, member, ["teamId"], { left: true });
    return { teamId };
  });
}
