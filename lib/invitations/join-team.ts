import { GroupMembership, Invitation, Member, type User } from "../../entities/index";
import type { EventActor, EventDraft } from "../audit/event";
import { recordEventOf } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { ForbiddenError, InvalidInputError } from "../errors";
import { newId } from "../ids";
import { insertMember, type NewMember } from "../members/add-member";
import type { Actor, RequestOrigin } from "../permissions/actor";
import { insertAssignments } from "../roles/insert-assignments";
import { assertMayInvite, type Given } from "./given";
import { inviterOf } from "./inviter-of";
import { lockGivenBy } from "./lock-invitation";

/** Whoever invited may not give any more what the invitation gives. */
class InvitationRefused extends InvalidInputError {
  constructor(
    readonly invitation: Invitation,
    /** For the team's audit trail; whoever was invited isn't told what somebody else may do. */
    readonly why: string,
  ) {
    const message = "Whoever invited you has left the team, or may no longer give what this invitation gives. Ask for a new one.";
    super([{ field: ["token"], message, code: "FORBIDDEN" }]);
  }
}

/**
 * Accepts an invitation that is locked, for the person whom it is for: they get what it gives if whoever invited may give it now.
 * @throws InvitationRefused, InvalidInputError for who is in the team already
 */
export async function joinTeam(tx: Transaction, invitation: Invitation, user: Pick<User, "id" | "name" | "email">, origin: RequestOrigin): Promise<NewMember> {
  const { teamId } = invitation;
  const given = await lockGivenBy(tx, invitation);
  const inviter = await assertStillInvited(tx, invitation, given);
  if (await tx.manager.existsBy(Member, { teamId, userId: user.id }))
    throw new InvalidInputError([{ field: ["token"], message: "You are in this team already.", code: "TAKEN" }]);
  await tx.manager.delete(Invitation, { id: invitation.id });
  const member = await insertMember(tx, teamId, user.id);
  await insertAssignments(
    tx,
    { id: invitation.createdBy },
    teamId,
    given.roles.map(({ id }) => ({ roleId: id, memberId: member.id })),
  );
  const memberships = given.groups.map((group) => ({
    id: newId("GroupMembership"),
    teamId,
    groupId: group.id,
    memberId: member.id,
    serviceAccountId: null,
    expiresAt: null,
    createdAt: member.createdAt,
    createdBy: invitation.createdBy,
  }));
  if (memberships.length > 0) await tx.manager.insert(GroupMembership, memberships);
  const who = { type: "USER", id: user.id, name: user.name } as const;
  for (const event of events(invitation, inviter, given, member, user)) await recordEventOf(tx, who, origin, { ...event, teamId });
  return member;
}

/** Each of them names who invited: it is they who gave what whoever accepts has from now on. */
function events(
  invitation: Invitation,
  inviter: Pick<Actor, "name">,
  { roles, groups }: Given,
  member: NewMember,
  user: Pick<User, "name" | "email">,
): Omit<EventDraft, "teamId">[] {
  const target = { type: "Member", id: member.id, name: user.name };
  const by = { invitedBy: invitation.createdBy, inviter: inviter.name };
  const given = { ...by, invitationId: invitation.id };
  return [
    { action: "invitation.accept", target: { type: "Invitation", id: invitation.id, name: invitation.email }, details: by },
    { action: "member.create", target, details: { email: user.email, ...by } },
    ...roles.map((role) => ({ action: "role-assignment.create" as const, target, details: { role: role.name, roleId: role.id, ...given } })),
    ...groups.map((group) => ({ action: "group-membership.create" as const, target, details: { group: group.name, groupId: group.id, ...given } })),
  ];
}

/** @returns who invited */
async function assertStillInvited(tx: Transaction, invitation: Invitation, given: Given): Promise<Actor> {
  const inviter = await inviterOf(tx, invitation);
  if (!inviter) throw new InvitationRefused(invitation, "whoever invited is no longer in the team");
  try {
    assertMayInvite(inviter, invitation.teamId, given, invitation.email);
    return inviter;
  } catch (error) {
    if (error instanceof ForbiddenError)
      throw new InvitationRefused(invitation, `whoever invited doesn't hold ${error.requiredPermissions.slice(0, 10).join(", ")}`);
    throw error;
  }
}

/** Runs what accepts an invitation; that it was refused for what its inviter may no longer do is kept in the team's audit trail. */
export async function recordingRefusal<Result>(who: EventActor, origin: RequestOrigin, work: Promise<Result>): Promise<Result> {
  return work.catch(async (error: unknown) => {
    if (error instanceof InvitationRefused) {
      const { id, teamId, email, createdBy } = error.invitation;
      const draft = {
        action: "invitation.refuse",
        teamId,
        target: { type: "Invitation", id, name: email },
        details: { reason: error.why, invitedBy: createdBy },
      } as const;
      await transaction((tx) => recordEventOf(tx, who, origin, draft));
    }
    throw error;
  });
}
