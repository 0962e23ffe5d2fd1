import { beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { deleteGroup } from "../groups/delete-group";
import { newId } from "../ids";
import { deleteProduct } from "../products/delete-product";
import { deleteRole } from "../roles/delete-role";
import { countRows } from "../testing/count-rows";
import { makeAccount, makeOwner, makePerson, makeProduct, type Person } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { useDatabase } from "../testing/use-database";
import { acceptInvitation } from "./accept-invitation";
import { inviteMember, mostInvitations } from "./invite-member";
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

const tokenOf = (link: string) => link.split("#")[1]!;
const invite = (more: Partial<Parameters<typeof inviteMember>[1]> = {}, actor: Parameters<typeof inviteMember>[0] = owner.actor) =>
  inviteMember(actor, { teamId: owner.team.id, email: address, ...more });
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
    // Nobody gives themself anything: each event names who invited.
    const by = { invitedBy: owner.actor.id, inviter: owner.actor.name };
    const given = { ...by, invitationId: invitation.id };
    expect(await lastEvent("invitation.accept")).toMatchObject({ actor_name: person.actor.name, target_id: invitation.id, details: by });
    expect(await lastEvent("member.create")).toMatchObject({ target_type: "Member", target_id: memberId, details: by });
    expect(await lastEvent("role-assignment.create")).toMatchObject({ target_id: memberId, details: { role: role.name, ...given } });
    expect(await lastEvent("group-membership.create")).toMatchObject({ target_id: memberId, details: { group: group.name, ...given } });
    const assigned = await query("SELECT created_by FROM role_assignment WHERE member_id = $1", [memberId]);
    expect(assigned).toEqual([{ created_by: owner.actor.id }]);
  });

  it("loses a role or a group that goes, which the trail tells", async () => {
    const product = await makeProduct(owner.team);
    const [role, ofProduct, other] = [
      await makeRole(owner.team, []),
      await makeRole(owner.team, ["things:read"], { productId: product.id }),
      await makeRole(owner.team, []),
    ];
    const group = await makeGroup(owner.team);
    const { invitation } = await invite({ roleIds: [role.id, ofProduct.id], groupIds: [group.id] });
    await deleteProduct(owner.actor, product.id);
    expect(await lastEvent("role.delete")).toMatchObject({ target_id: ofProduct.id, details: { product: product.key, invitations: [address] } });
    await deleteGroup(owner.actor, group.id);
    expect(await lastEvent("group.delete")).toMatchObject({ target_id: group.id, details: { invitations: [address] } });
    await deleteRole(owner.actor, role.id, other.id);
    expect(await lastEvent("role.delete")).toMatchObject({ target_id: role.id, details: { reassignedTo: other.name, invitations: [address] } });
    await deleteRole(owner.actor, other.id);
    expect(await query("SELECT 1 FROM invitation_role WHERE invitation_id = $1", [invitation.id])).toEqual([]);
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

  it("isn't made beyond what a team can have, also not by several at once", async () => {
    await query(
      `INSERT INTO invitation (id, team_id, email, email_key, token_hash, created_at, created_by, expires_at)
       SELECT $1 || n, $2, n || '@many.example.com', n || '@many.example.com', $1 || n, now(), $3, now() + interval '1 day' FROM generate_series(1, $4) n`,
      [newId("Invitation"), owner.team.id, owner.actor.id, mostInvitations - 2],
    );
    const done = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => invite({ email: `more-${index}@example.com` })));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const refused = done.filter((each) => each.status === "rejected");
    for (const { reason } of refused) expect(reason).toMatchObject({ issues: [{ field: ["input", "email"], code: "FORBIDDEN" }] });
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
