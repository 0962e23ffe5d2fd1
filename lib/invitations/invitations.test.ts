import { beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken, send } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { newId } from "../ids";
import { removeMember } from "../members/remove-member";
import { systemActor } from "../permissions/actor";
import { countRows } from "../testing/count-rows";
import { makeAccount, makeOwner, makePerson, type Person } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole, refreshed } from "../testing/make-roles";
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
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]!.split(";")[0]!;
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

const invalid = { name: "InvalidInputError", issues: [{ field: ["token"], code: "NOT_FOUND" }] };

describe("an invitation", () => {
  it("makes its person a member with its roles and groups, once", async () => {
    const [role, inGroup] = [await makeRole(owner.team, ["audit:read"]), await makeRole(owner.team, ["product:read"])];
    const group = await makeGroup(owner.team);
    await assign(inGroup, { groupIds: [group.id] });
    const { invitation, link, mailed } = await invite({ email: ` ${address.toUpperCase()} `, roleIds: [role.id, role.id], groupIds: [group.id] });
    expect(mailed).toBe(false);
    expect(link).toMatch(/^http:\/\/localhost:3000\/invite#lkinv_[\w-]{43}$/);
    const person = await invited();
    const { team, memberId } = await acceptInvitation(person.actor, tokenOf(link));
    expect(team.id).toBe(owner.team.id);
    const [membership] = (await refreshed(person)).memberships;
    expect(membership).toMatchObject({ teamId: owner.team.id, memberId });
    expect([...membership!.permissions].sort()).toEqual(["audit:read", "product:read"]);
    await expect(acceptInvitation(person.actor, tokenOf(link))).rejects.toMatchObject(invalid);
    expect(await lastEvent("invitation.create")).toMatchObject({ target_id: invitation.id, details: { roles: [role.name], groups: [group.name] } });
    expect(await lastEvent("invitation.accept")).toMatchObject({
      actor_name: person.actor.name,
      target_id: invitation.id,
      details: { invitedBy: owner.actor.id },
    });
    expect(await lastEvent("member.create")).toMatchObject({ target_type: "Member", target_id: memberId });
    expect(await lastEvent("role-assignment.create")).toMatchObject({ target_id: memberId, details: { role: role.name } });
    expect(await lastEvent("group-membership.create")).toMatchObject({ target_id: memberId, details: { group: group.name } });
    const assigned = await query("SELECT created_by FROM role_assignment WHERE member_id = $1", [memberId]);
    expect(assigned).toEqual([{ created_by: owner.actor.id }]);
  });

  it("keeps of its secret only a hash, in no event neither", async () => {
    const { link } = await invite();
    const secret = tokenOf(link);
    const rows = await query<{ text: string }>("SELECT i::text AS text FROM invitation i UNION ALL SELECT e::text FROM audit_event e");
    expect(rows.filter(({ text }) => text.includes(secret) || text.includes(secret.slice(6)))).toEqual([]);
  });

  it("accepted by many at once has one effect", async () => {
    const { link } = await invite({ roleIds: [(await builtInRole(owner.team, "viewer")).id] });
    const person = await invited();
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => acceptInvitation(person.actor, tokenOf(link))));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await members()).toBe(2);
    expect(await query("SELECT 1 FROM audit_event WHERE action = 'invitation.accept' AND team_id = $1", [owner.team.id])).toHaveLength(1);
  });

  it("is for its address alone", async () => {
    const { link } = await invite();
    const other = await makePerson();
    const refused = { issues: [{ field: ["token"], code: "FORBIDDEN" }] };
    await expect(acceptInvitation(other.actor, tokenOf(link))).rejects.toMatchObject(refused);
    await expect(acceptInvitation(owner.actor, tokenOf(link))).rejects.toMatchObject(refused);
    const { clientKeys } = await makeAccount(owner.team);
    const machine = await callApi({ bearer: await getToken(clientKeys) }, "mutation ($t: String!) { acceptInvitation(token: $t) { memberId } }", {
      t: tokenOf(link),
    });
    expect(machine.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await members()).toBe(1);
  });

  it("is worth nothing once it is withdrawn, replaced or 7 days old; all answer as what never was one", async () => {
    const person = await invited();
    const { invitation, link: first } = await invite();
    const { link: second, invitation: again } = await resendInvitation(owner.actor, invitation.id);
    expect(again.id).toBe(invitation.id);
    const wrong = [tokenOf(first), `${tokenOf(second).slice(0, -1)}!`, tokenOf(second).slice(0, -1), `lkinv_${"a".repeat(43)}`, "", "\0", "🔑"];
    const answers = await Promise.all(
      wrong.map((token) =>
        acceptInvitation(person.actor, token).then(
          () => "accepted",
          (error: { issues: object[] }) => JSON.stringify(error.issues),
        ),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    await query("UPDATE invitation SET expires_at = now() WHERE id = $1", [invitation.id]);
    await expect(acceptInvitation(person.actor, tokenOf(second))).rejects.toMatchObject(invalid);
    const { link: third } = await resendInvitation(owner.actor, invitation.id);
    await revokeInvitation(owner.actor, invitation.id);
    await expect(acceptInvitation(person.actor, tokenOf(third))).rejects.toMatchObject(invalid);
    expect(await lastEvent("invitation.delete")).toMatchObject({ target_name: address });
    for (const act of [resendInvitation, revokeInvitation]) await expect(act(owner.actor, invitation.id)).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("lasts 7 days by the database's clock", async () => {
    const { invitation } = await invite();
    const [row] = await query(
      "SELECT expires_at - now() > interval '6 days 23 hours' AND expires_at - now() <= interval '7 days' AS right FROM invitation WHERE id = $1",
      [invitation.id],
    );
    expect(row).toEqual({ right: true });
  });

  it("isn't made for who is in the team, nor twice; an expired one makes room", async () => {
    const taken = { issues: [{ field: ["input", "email"], code: "TAKEN" }] };
    await expect(invite({ email: owner.email.toUpperCase() })).rejects.toMatchObject(taken);
    await invite();
    await expect(invite({ email: address.toUpperCase() })).rejects.toMatchObject(taken);
    await query("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE email_key = $1", [address]);
    await invite();
    const done = await Promise.allSettled(Array.from({ length: 5 }, () => invite({ email: "many@example.com" })));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("for who came into the team meanwhile isn't accepted, and gives nothing", async () => {
    const { link } = await invite({ roleIds: [(await builtInRole(owner.team, "owner")).id] });
    const person = await invited();
    await query("INSERT INTO member (id, team_id, user_id) VALUES ($1, $2, $3)", [newId("Member"), owner.team.id, person.actor.id]);
    await expect(acceptInvitation(person.actor, tokenOf(link))).rejects.toMatchObject({ issues: [{ code: "TAKEN" }] });
    expect((await query("SELECT 1 FROM role_assignment WHERE team_id = $1 AND member_id IS NOT NULL", [owner.team.id])).length).toBe(1);
  });

  it.each([
    ["", "REQUIRED"],
    ["nobody", "INVALID"],
    ["a@example.com\nBcc: b@example.com", "INVALID"],
    ["a\0@example.com", "INVALID"],
    ["sa_1@service-accounts.invalid", "INVALID"],
    [`${"x".repeat(250)}@e.uk`, "TOO_LONG"],
  ])("isn't sent to %j", async (email, code) => {
    const before = await countRows();
    const issues = await invite({ email }).catch((error: { issues: { field: string[]; code: string }[] }) => error.issues);
    expect(issues).toContainEqual(expect.objectContaining({ field: ["input", "email"], code }));
    expect(await countRows()).toEqual(before);
  });

  it("names roles and groups of its team alone", async () => {
    const stranger = await makeOwner();
    const [role, group] = [await makeRole(stranger.team, []), await makeGroup(stranger.team)];
    const wrong = invite({ roleIds: [role.id, "", "\0"], groupIds: [group.id, newId("Group")] });
    await expect(wrong).rejects.toMatchObject({
      issues: [
        { field: ["input", "roleIds", "0"], code: "NOT_FOUND" },
        { field: ["input", "roleIds", "1"], code: "NOT_FOUND" },
        { field: ["input", "roleIds", "2"], code: "NOT_FOUND" },
        { field: ["input", "groupIds", "0"], code: "NOT_FOUND" },
        { field: ["input", "groupIds", "1"], code: "NOT_FOUND" },
      ],
    });
    await expect(invite({ roleIds: Array.from({ length: 101 }, () => newId("Role")) })).rejects.toMatchObject({ issues: [{ code: "TOO_LONG" }] });
  });

  it("of another team isn't there", async () => {
    const { invitation } = await invite();
    const stranger = await makeOwner();
    for (const act of [resendInvitation, revokeInvitation]) {
      for (const id of [invitation.id, newId("Invitation"), "", "inv_\0"])
        await expect(act(stranger.actor, id)).rejects.toMatchObject({ name: "NotFoundError" });
      await expect(act(null, invitation.id)).rejects.toMatchObject({ name: "UnauthenticatedError" });
    }
  });
});

describe("nobody comes by an invitation to what they may not give", () => {
  it("takes the rights to assign the roles and to add to the groups, and all that they permit", async () => {
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

describe("POST /api/auth/invitation", () => {
  it("tells what an invitation is about, to whoever has its link", async () => {
    const { link } = await invite();
    const told = async () => (await post({ token: tokenOf(link) })).json();
    const about = { team: { name: owner.team.name }, email: address, invitedBy: owner.actor.name, expiresAt: expect.any(String), userExists: false };
    expect(await told()).toEqual(about);
    await invited();
    expect(await told()).toEqual({ ...about, userExists: true });
    expect(await members()).toBe(1);
  });

  it("makes the person, who is signed in then, and a member", async () => {
    const { link } = await invite({ roleIds: [(await builtInRole(owner.team, "viewer")).id] });
    const response = await accept(tokenOf(link));
    expect([response.status, await response.json()]).toEqual([201, { team: { id: owner.team.id, slug: owner.team.slug } }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.getSetCookie()[0]).toMatch(/^latchkey-session=lksess_[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    const { data } = await callApi({ cookie: cookieOf(response) }, "{ viewer { name email memberships { team { id } } } }");
    expect(data!.viewer).toEqual({ name: "Grace", email: address, memberships: [{ team: { id: owner.team.id } }] });
    expect(await lastEvent("session.create")).toMatchObject({ details: { method: "invitation" } });
    const users = await query("SELECT email_verified FROM user_account WHERE email_key = $1", [address]);
    expect(users).toEqual([{ email_verified: false }]);
  });

  it("used by many at once makes one person and one session", async () => {
    const { link } = await invite();
    const statuses = (await Promise.all(Array.from({ length: 12 }, () => accept(tokenOf(link))))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![201, 422].includes(status))).toEqual([]);
    expect(await query("SELECT 1 FROM session s JOIN user_account u ON u.id = s.user_id WHERE u.email_key = $1", [address])).toHaveLength(1);
  });

  it("gives nobody the account of who is there already", async () => {
    const { link } = await invite();
    const person = await invited();
    const response = await accept(tokenOf(link));
    expect([response.status, await issuesOf(response), response.headers.getSetCookie()]).toEqual([422, ["email TAKEN"], []]);
    expect(await members()).toBe(1);
    await acceptInvitation(person.actor, tokenOf(link));
  });

  it("names every mistake in name and password, and the link stays good", async () => {
    const { link } = await invite();
    for (const more of [{ name: "", password: "short" }, { name: undefined }, { password: undefined }, { name: 5, password: {} }, { name: "a\0b" }]) {
      const response = await accept(tokenOf(link), more);
      expect(response.status).toBe(422);
      expect((await issuesOf(response)).every((issue) => /^(name|password) /.test(issue))).toBe(true);
    }
    expect((await accept(tokenOf(link))).status).toBe(201);
  });

  it("is refused to another site's page, to another method, and to what is no JSON object", async () => {
    const { link } = await invite();
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }] as Record<string, string>[])
      expect((await post({ token: tokenOf(link) }, headers)).status).toBe(403);
    expect((await send("/api/auth/invitation")).status).toBe(405);
    expect((await post({ token: tokenOf(link) }, { "content-type": "text/plain" })).status).toBe(415);
    expect((await post({ token: tokenOf(link), name: "x".repeat(20_000), password: "x" })).status).toBe(413);
    expect(await members()).toBe(1);
  });

  it("answers every secret that is none alike, and not for long", async () => {
    const { link } = await invite();
    const wrong: unknown[] = [`lkinv_${"a".repeat(43)}`, "", null, 5, {}, [], "\0", "x".repeat(10_000)];
    const answers = await Promise.all(wrong.map(async (token) => [(await post({ token })).status, (await accept(token as string)).status]));
    expect(answers.flat().every((status) => status === 422)).toBe(true);
    for (let n = answers.flat().length; n < 20; n += 1) await post({ token: "lkinv_x" });
    expect((await post({ token: "lkinv_x" })).status).toBe(429);
    expect((await accept(tokenOf(link))).status).toBe(429);
  });
});

describe("the list of invitations", () => {
  it("shows them to who may read members, and roles and groups to who may read these", async () => {
    const role = await makeRole(owner.team, ["audit:read"]);
    const group = await makeGroup(owner.team);
    const { invitation } = await invite({ roleIds: [role.id], groupIds: [group.id] });
    const ask = `query ($id: ID!) { invitations(teamId: $id) { totalCount nodes { id email expired createdBy { name } roles { name } groups { name } } } }`;
    const all = await callApi(owner, ask, { id: owner.team.id });
    const shown = { id: invitation.id, email: address, expired: false, createdBy: { name: owner.actor.name } };
    expect(all.data!.invitations).toEqual({ totalCount: 1, nodes: [{ ...shown, roles: [{ name: role.name }], groups: [{ name: group.name }] }] });
    const reader = await callApi(await makeMemberWith(owner.team, ["member:read"]), ask, { id: owner.team.id });
    expect(reader.errors).toBeUndefined();
    expect(reader.data!.invitations.nodes).toEqual([{ ...shown, roles: null, groups: null }]);
    expect((await callApi(await makeMember(owner.team), ask, { id: owner.team.id })).errors).toMatchObject([
      { extensions: { requiredPermission: "member:read" } },
    ]);
  });
});
