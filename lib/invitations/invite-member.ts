import { z } from "zod";
import { Invitation, InvitationGroup, InvitationRole } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import { isId, newId } from "../ids";
import { asTaken } from "../input/as-taken";
import { parseInput } from "../input/parse";
import { lockTeam } from "../members/owners";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { resolveTeam } from "../teams/resolve-team";
import { email, emailKey } from "../users/input";
import { type Delivered, deliver } from "./deliver";
import { assertMayInvite, type Given, lockGiven } from "./given";
import { invitationLifetime, newInvitationToken } from "./link";

interface InviteMemberInput {
  teamId?: string | null;
  email: string;
  roleIds?: readonly string[] | null;
  groupIds?: readonly string[] | null;
}

/** How many invitations a team can have at once; one that has expired counts too, because it can be sent again. */
export const mostInvitations = 1_000;

const ids = (what: string) =>
  z
    .array(z.string())
    .max(100, `At most 100 ${what} can be given at once.`)
    .nullish()
    .transform((list) => list ?? []);
const schema = z.object({ email, roleIds: ids("roles"), groupIds: ids("groups") });

/**
 * Asks a person to join the team, with these roles and groups from the start.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function inviteMember(actor: Actor | null, input: InviteMemberInput): Promise<Delivered> {
  const teamId = resolveTeam(actor, input.teamId, ["input", "teamId"]);
  authorize(actor, "member:invite", teamId, "team", ["input", "teamId"]);
  assertRecentSignIn(actor);
  const values = parseInput(schema, input);
  const { token, tokenHash } = newInvitationToken();
  const invitation = await transaction(async (tx) => {
    // Of several calls at once, each counts the invitations that those before it have made.
    await lockTeam(tx, teamId);
    const given = await lockNamed(tx, teamId, values);
    assertMayInvite(actor, teamId, given, values.email);
    await assertNew(tx, teamId, values.email);
    const now = await databaseTime(tx);
    const written: Invitation = {
      id: newId("Invitation"),
      teamId,
      email: values.email,
      emailKey: emailKey(values.email),
      tokenHash,
      createdAt: now,
      createdBy: actor.id,
      expiresAt: new Date(now.getTime() + invitationLifetime * 1000),
    };
    await tx.manager.insert(Invitation, written).catch(asInvited);
    if (given.roles.length > 0)
      await tx.manager.insert(
        InvitationRole,
        given.roles.map((role) => ({ invitationId: written.id, roleId: role.id })),
      );
    if (given.groups.length > 0)
      await tx.manager.insert(
        InvitationGroup,
        given.groups.map((group) => ({ invitationId: written.id, groupId: group.id })),
      );
    await recordEvent(tx, actor, {
      action: "invitation.create",
      teamId,
      target: { type: "Invitation", id: written.id, name: written.email },
      details: { roles: given.roles.map(({ name }) => name), groups: given.groups.map(({ name }) => name), expiresAt: written.expiresAt },
    });
    return written;
  });
  return deliver(actor, invitation, token);
}

async function lockNamed(tx: Transaction, teamId: string, { roleIds, groupIds }: { roleIds: string[]; groupIds: string[] }): Promise<Given> {
  const given = await lockGiven(
    tx,
    teamId,
    roleIds.filter((id) => isId("Role", id)),
    groupIds.filter((id) => isId("Group", id)),
  );
  const missing = (list: "roleIds" | "groupIds", what: string, named: string[], found: readonly { id: string }[]): InputIssue[] =>
    named.flatMap((id, index) =>
      found.some((each) => each.id === id)
        ? []
        : [{ field: ["input", list, String(index)], message: `There is no such ${what} in this team.`, code: "NOT_FOUND" as const }],
    );
  const issues = [...missing("roleIds", "role", roleIds, given.roles), ...missing("groupIds", "group", groupIds, given.groups)];
  if (issues.length > 0) throw new InvalidInputError(issues);
  return given;
}

async function assertNew(tx: Transaction, teamId: string, address: string): Promise<void> {
  const refuse = (message: string, code: InputIssue["code"]) => new InvalidInputError([{ field: ["input", "email"], message, code }]);
  const [member] = await tx.manager.query<unknown[]>(
    "SELECT 1 FROM member m JOIN user_account u ON u.id = m.user_id WHERE m.team_id = $1 AND u.email_key = $2",
    [teamId, emailKey(address)],
  );
  if (member) throw refuse("This person is in the team already.", "TAKEN");
  // One that has expired makes room for the new one.
  await tx.manager.query("DELETE FROM invitation WHERE team_id = $1 AND email_key = $2 AND expires_at <= now()", [teamId, emailKey(address)]);
  if ((await tx.manager.countBy(Invitation, { teamId })) >= mostInvitations)
    throw refuse(`The team has ${mostInvitations} invitations that nobody has accepted yet; withdraw some of them first.`, "FORBIDDEN");
}

const asInvited = asTaken({
  invitation_email_unique: { field: "email", message: "This person has been invited already. Send the invitation again, or withdraw it first." },
});
