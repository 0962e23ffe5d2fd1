import { Invitation, InvitationGroup, InvitationRole } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { withinTeams } from "../permissions/within-teams";
import { type Given, lockGiven } from "./given";

/** Loads an invitation for a change, locked until the transaction ends. @throws NotFoundError, ForbiddenError */
export async function lockInvitation(tx: Transaction, actor: Actor, id: string): Promise<Invitation> {
  const where = { id, ...withinTeams(actor) };
  const invitation = isId("Invitation", id) ? await tx.manager.findOne(Invitation, { where, lock: { mode: "pessimistic_write" } }) : null;
  if (!invitation) throw new NotFoundError("invitation");
  authorize(actor, "member:invite", invitation.teamId, "invitation", ["id"]);
  return invitation;
}

/** Loads what an invitation gives, as `lockGiven` does. */
export async function lockGivenBy(tx: Transaction, { id, teamId }: Invitation): Promise<Given> {
  const roles = await tx.manager.findBy(InvitationRole, { invitationId: id });
  const groups = await tx.manager.findBy(InvitationGroup, { invitationId: id });
  return lockGiven(
    tx,
    teamId,
    roles.map(({ roleId }) => roleId),
    groups.map(({ groupId }) => groupId),
  );
}
