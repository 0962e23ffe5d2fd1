import { beforeEach, describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { removeMember } from "../members/remove-member";
import { systemActor } from "../permissions/actor";
import { countRows } from "../testing/count-rows";
import { makeOwner, makePerson, type Person } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { unassignRoles } from "../roles/unassign-roles";
import { useDatabase } from "../testing/use-database";
import { acceptInvitation } from "./accept-invitation";
import { inviteMember } from "./invite-member";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
let address: string;
let serial = 0;
beforeEach(async () => {
  owner = await makeOwner();
  serial += 1;
  address = `invited-${serial}@example.com`;
  await query("DELETE FROM rate_limit");
});

const system = systemActor("Test");
const tokenOf = (link: string) => link.split("#")[1]!;
const invite = (more: Partial<Parameters<typeof inviteMember>[1]> = {}, actor: Parameters<typeof inviteMember>[0] = owner.actor) =>
  inviteMember(actor, { teamId: owner.team.id, email: address, ...more });
const post = (body: object, headers: Record<string, string> = {}) =>
  send("/api/auth/invitation", { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
const accept = (token: string, more: object = {}) => post({ token, name: "Grace", password: "correct horse battery", ...more });
const issuesOf = async (response: Response) =>
  ((await response.json()) as { errors: { field: string[]; code: string }[] }).errors.map(({ field, code }) => `${field.join(".")} ${code}`);
const lastEvent = async (action: string) =>
  (
    await query(
      "SELECT actor_type, actor_name, target_type, target_id, target_name, details FROM audit_event WHERE action = $1 AND team_id = $2 ORDER BY id DESC LIMIT 1",
      [action, owner.team.id],
    )
  )[0];
const members = async () => (await query("SELECT 1 FROM member WHERE team_id = $1", [owner.team.id])).length;
/** A signed-in person with the invited address, in no team. */
const invited = async (): Promise<Person> => {
  const person = await makePerson();
  await query("UPDATE user_account SET email = $2, email_key = $2 WHERE id = $1", [person.actor.id, address]);
  return { ...person, actor: { ...person.actor, email: address } };
};

describe("nobody comes by an invitation to what they may not give", () => {
  it("takes the permissions to assign the roles and to add to the groups, and all that they permit", async () => {
    const [role, strong] = [await makeRole(owner.team, ["audit:read"]), await makeRole(owner.team, ["team:update"])];
    const group = await makeGroup(owner.team);
    await assign(strong, { groupIds: [group.id] });
    const inviter = await makeMemberWith(owner.team, ["member:invite", "member:read", "audit:read"]);
    const before = await countRows();
    await expect(invite({ roleIds: [role.id] }, inviter.actor)).rejects.toMatchObject({ requiredPermissions: ["role-assignment:create"] });
    await expect(invite({ groupIds: [group.id] }, inviter.actor)).rejects.toMatchObject({ requiredPermissions: ["group:update"] });
    const able = await makeMemberWith(owner.team, ["member:invite", "role-assignment:create", "group:update", "audit:read"]);
    for (const given of [{ roleIds: [strong.id] }, { groupIds: [group.id] }, { roleIds: [role.id], groupIds: [group.id] }])
      await expect(invite(given, able.actor)).rejects.toMatchObject({ requiredPermissions: ["team:update"] });
    expect((await countRows()).invitation).toBe(before.invitation);
    await invite({ roleIds: [role.id] }, able.actor);
    await expect(invite({ email: "x@example.com" }, (await makeMember(owner.team)).actor)).rejects.toMatchObject({ requiredPermissions: ["member:invite"] });
  });

  it("also who sends it again answers for what it gives: the link would make them that person", async () => {
    const { invitation, link } = await invite({ roleIds: [(await builtInRole(owner.team, "owner")).id] });
    const helper = await makeMemberWith(owner.team, ["member:invite", "role-assignment:create"]);
    await expect(resendInvitation(helper.actor, invitation.id)).rejects.toMatchObject({ name: "ForbiddenError" });
    await acceptInvitation((await invited()).actor, tokenOf(link));
  });

  it("and takes a recent sign-in", async () => {
    const { invitation } = await invite({ email: "recent@example.com" });
    const late = { ...owner.actor, authenticatedAt: new Date(Date.now() - 2 * 3_600_000) };
    const refused = { reason: "REAUTHENTICATION_REQUIRED" };
    await expect(invite({}, late)).rejects.toMatchObject(refused);
    await expect(resendInvitation(late, invitation.id)).rejects.toMatchObject(refused);
    await revokeInvitation(late, invitation.id);
  });
});

describe("an invitation is looked at again when it is accepted: it is refused, with an event, when whoever invited", () => {
  const lost: [string, (inviter: Awaited<ReturnType<typeof makeMemberWith>>, roleId: string) => Promise<unknown>][] = [
    ["was removed", (inviter) => removeMember(owner.actor, inviter.memberId)],
    ["was disabled", (inviter) => query("UPDATE user_account SET disabled_at = now() WHERE id = $1", [inviter.actor.id])],
    [
      "may no longer invite",
      (inviter) =>
        query("DELETE FROM role_permission WHERE permission = 'member:invite' AND role_id IN (SELECT role_id FROM role_assignment WHERE member_id = $1)", [
          inviter.memberId,
        ]),
    ],
    [
      "was demoted",
      async (inviter) => {
        const roles = await query<{ role_id: string }>("SELECT role_id FROM role_assignment WHERE member_id = $1", [inviter.memberId]);
        await unassignRoles(system, { roleIds: roles.map(({ role_id: id }) => id), memberIds: [inviter.memberId] });
      },
    ],
    [
      "doesn't hold what its role permits by now",
      (_, roleId) =>
        query("INSERT INTO role_permission (team_id, product_id, role_id, permission) SELECT team_id, product_id, id, 'team:update' FROM role WHERE id = $1", [
          roleId,
        ]),
    ],
  ];

  it.each(lost)("%s", async (_, lose) => {
    const inviter = await makeMemberWith(owner.team, ["member:invite", "role-assignment:create", "audit:read"]);
    const role = await makeRole(owner.team, ["audit:read"]);
    const { invitation, link } = await invite({ roleIds: [role.id] }, inviter.actor);
    await lose(inviter, role.id);
    const before = await members();
    const person = await invited();
    await expect(acceptInvitation(person.actor, tokenOf(link))).rejects.toMatchObject({ issues: [{ field: ["token"], code: "FORBIDDEN" }] });
    expect(await members()).toBe(before);
    expect(await lastEvent("invitation.refuse")).toMatchObject({
      target_id: invitation.id,
      details: { invitedBy: inviter.actor.id, reason: expect.any(String) },
    });
    // Sent again by somebody who may, it counts.
    await acceptInvitation(person.actor, tokenOf((await resendInvitation(owner.actor, invitation.id)).link));
  });

  it("without a user neither is one made, and the event names nobody", async () => {
    const inviter = await makeMemberWith(owner.team, ["member:invite"]);
    const { link } = await invite({}, inviter.actor);
    await removeMember(owner.actor, inviter.memberId);
    const response = await accept(tokenOf(link));
    expect([response.status, await issuesOf(response)]).toEqual([422, ["token FORBIDDEN"]]);
    expect(await query("SELECT 1 FROM user_account WHERE email_key = $1", [address])).toEqual([]);
    expect(await lastEvent("invitation.refuse")).toMatchObject({ actor_type: "ANONYMOUS", target_name: address });
  });

  it("a role or a group that is gone is not given, and what else there is is", async () => {
    const [role, gone] = [await makeRole(owner.team, ["audit:read"]), await makeRole(owner.team, ["product:read"])];
    const group = await makeGroup(owner.team);
    const { link } = await invite({ roleIds: [role.id, gone.id], groupIds: [group.id] });
    await query("DELETE FROM role WHERE id = $1", [gone.id]);
    await query("DELETE FROM team_group WHERE id = $1", [group.id]);
    const person = await invited();
    await acceptInvitation(person.actor, tokenOf(link));
    expect([...(await refreshed(person)).memberships[0]!.permissions]).toEqual(["audit:read"]);
  });
});
