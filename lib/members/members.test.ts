import { beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken, requestToken } from "../../app/api/testing/call-api";
import { actorOfSession } from "../auth/authenticate";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { noOrigin, type UserActor } from "../permissions/actor";
import { insertAssignments } from "../roles/insert-assignments";
import { createServiceAccount } from "../service-accounts/create-service-account";
import { createOwnTeam, mostTeams } from "../teams/create-own-team";
import { countRows } from "../testing/count-rows";
import { makeAccount, makeOwner, makePerson, makeTeam, type Person } from "../testing/factories";
import { makeMemberWith } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { addMember } from "./add-member";
import { leaveTeam } from "./leave-team";
import { assertMayTouchOwner, assertOwnerRemains } from "./owners";
import { removeMember } from "./remove-member";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
beforeEach(async () => {
  owner = await makeOwner();
});

const memberOf = ({ actor }: { actor: UserActor }, teamId = owner.team.id) => actor.memberships.find((membership) => membership.teamId === teamId)!.memberId;
const teamsOf = async (person: Person) =>
  (await callApi(person, "{ viewer { memberships { team { id } } } }")).data!.viewer.memberships.map((each: { team: { id: string } }) => each.team.id);
const now = async (person: Person) => (await actorOfSession(person.cookie, noOrigin))!;
const membersLeft = async () => (await query("SELECT 1 FROM member WHERE team_id = $1", [owner.team.id])).length;

describe("removing a member", () => {
  it("takes the team from them, their roles and groups there, and nothing else", async () => {
    const person = await makePerson(owner.team, "admin");
    const other = await makeTeam();
    await transaction((tx) => addMember(tx, owner.actor, other.id, person.actor.id, "viewer"));
    const { impact } = await removeMember(owner.actor, memberOf(person), true);
    expect(impact).toMatchObject({ losing: 1, holders: [{ id: memberOf(person), gained: [] }] });
    expect(await teamsOf(person)).toHaveLength(2);
    await removeMember(owner.actor, memberOf(person));
    expect(await teamsOf(person)).toEqual([other.id]);
    expect((await callApi(person, "query ($id: ID!) { members(teamId: $id) { totalCount } }", { id: owner.team.id })).data).toEqual({ members: null });
    expect(await query("SELECT 1 FROM role_assignment WHERE member_id = $1", [memberOf(person)])).toEqual([]);
    const [event] = await query("SELECT target_id, target_name, details FROM audit_event WHERE action = 'member.delete' AND team_id = $1", [owner.team.id]);
    expect(event).toEqual({ target_id: memberOf(person), target_name: person.actor.name, details: { email: person.email, userId: person.actor.id } });
  });

  it("leaves the service accounts that they made, and their tokens, at work", async () => {
    const person = await makePerson(owner.team, "admin");
    const { account, clientKeys } = await createServiceAccount(person.actor, { teamId: owner.team.id, name: "Theirs" });
    const bearer = await getToken(clientKeys);
    await removeMember(owner.actor, memberOf(person));
    expect((await callApi({ bearer }, "{ viewer { id } serviceAccounts { totalCount } }")).data).toEqual({
      viewer: { id: account.id },
      serviceAccounts: { totalCount: 1 },
    });
    expect((await requestToken(clientKeys)).status).toBe(200);
    const { data } = await callApi(owner, "query ($id: ID!) { serviceAccount(id: $id) { createdBy { name } } }", { id: account.id });
    expect(data!.serviceAccount.createdBy.name).toBe(person.actor.name);
  });

  it("takes the permission, in the member's own team", async () => {
    const victim = await makeMemberWith(owner.team, []);
    const before = await countRows();
    for (const person of [await makeMemberWith(owner.team, ["member:read", "member:invite"]), await makePerson(owner.team, "viewer")])
      await expect(removeMember(person.actor, memberOf(victim))).rejects.toMatchObject({ requiredPermissions: ["member:remove"] });
    const stranger = await makeOwner();
    for (const id of [memberOf(victim), newId("Member"), "", "mem_\0", "🔑"])
      await expect(removeMember(stranger.actor, id)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(removeMember(null, memberOf(victim))).rejects.toMatchObject({ name: "UnauthenticatedError" });
    expect((await countRows()).audit_event).toBeGreaterThanOrEqual(before.audit_event!);
    expect(await query("SELECT 1 FROM member WHERE id = $1", [memberOf(victim)])).toHaveLength(1);
  });

  it("that is an owner takes all that an owner holds", async () => {
    const second = await makePerson(owner.team, "owner");
    const admin = await makePerson(owner.team, "admin");
    const refused = { name: "ForbiddenError", requiredPermissions: ["team:update"] };
    for (const dryRun of [true, false]) await expect(removeMember(admin.actor, memberOf(second), dryRun)).rejects.toMatchObject(refused);
    await removeMember(second.actor, memberOf(owner));
    expect(await teamsOf(owner)).toEqual([]);
  });
});

describe("the last owner", () => {
  const last = { name: "InvalidInputError", issues: [{ code: "IN_USE" }] };

  it("can neither be removed, nor leave, in a dry run neither", async () => {
    await makePerson(owner.team, "admin");
    await expect(removeMember(owner.actor, memberOf(owner), true)).rejects.toMatchObject(last);
    await expect(removeMember(owner.actor, memberOf(owner))).rejects.toMatchObject(last);
    await expect(leaveTeam(owner.actor, owner.team.id)).rejects.toMatchObject(last);
    expect(await teamsOf(owner)).toEqual([owner.team.id]);
  });

  it("is one who isn't disabled and holds the role directly and for good", async () => {
    const [disabled, brief] = [await makePerson(owner.team, "owner"), await makePerson(owner.team, "owner")];
    await query("UPDATE user_account SET disabled_at = now() WHERE id = $1", [disabled.actor.id]);
    await query("UPDATE role_assignment SET expires_at = now() + interval '1 day' WHERE member_id = $1", [memberOf(brief)]);
    await expect(leaveTeam(owner.actor, owner.team.id)).rejects.toMatchObject(last);
    await query("UPDATE role_assignment SET expires_at = NULL WHERE member_id = $1", [memberOf(brief)]);
    await leaveTeam(owner.actor, owner.team.id);
    await expect(leaveTeam(brief.actor, owner.team.id)).rejects.toMatchObject(last);
  });

  it.each(["remove each other", "leave"])("is left when all owners %s at once", async (what) => {
    for (let round = 0; round < 5; round += 1) {
      const a = await makeOwner();
      const all: Person[] = [a, await makePerson(a.team, "owner"), await makePerson(a.team, "owner")];
      const done = await Promise.allSettled(
        all.map(({ actor }, index) =>
          what === "leave" ? leaveTeam(actor, a.team.id) : removeMember(actor, memberOf(all[(index + 1) % all.length]!, a.team.id)),
        ),
      );
      const [left] = await query<{ count: number }>("SELECT count(*)::int AS count FROM member WHERE team_id = $1", [a.team.id]);
      expect(left!.count).toBeGreaterThanOrEqual(1);
      expect(left!.count).toBe(3 - done.filter(({ status }) => status === "fulfilled").length);
    }
  });

  it("is looked for in the team alone: a team that never had one can lose others", async () => {
    const team = await makeTeam();
    const viewer = await makePerson(team, "viewer");
    await leaveTeam(viewer.actor, team.id);
  });
});

describe("what guards owners", () => {
  it("says whether one is among those named, by whichever road", async () => {
    const [viewer, person] = [await makePerson(owner.team, "viewer"), await makeMemberWith(owner.team, [])];
    const touch = (ids: string[], actor: UserActor = owner.actor) => transaction((tx) => assertMayTouchOwner(tx, actor, ids));
    expect([await touch([]), await touch([memberOf(viewer)]), await touch([memberOf(owner)])]).toEqual([false, false, true]);
    const [role] = await query<{ id: string }>("SELECT id FROM role WHERE team_id = $1 AND built_in_key = 'owner'", [owner.team.id]);
    await transaction((tx) =>
      insertAssignments(tx, owner.actor, owner.team.id, [{ roleId: role!.id, memberId: memberOf(person), expiresAt: new Date(Date.now() - 1000) }]),
    );
    expect(await touch([memberOf(person)])).toBe(false);
    await expect(touch([memberOf(owner)], viewer.actor)).rejects.toMatchObject({ name: "ForbiddenError" });
    await transaction((tx) => assertOwnerRemains(tx, owner.team.id));
  });
});

describe("leaving a team", () => {
  it("takes no permission, and ends nothing else", async () => {
    const person = await makeMemberWith(owner.team, []);
    expect(await leaveTeam(person.actor, owner.team.id)).toEqual({ teamId: owner.team.id });
    expect(await teamsOf(person)).toEqual([]);
    await expect(leaveTeam(person.actor, owner.team.id)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(leaveTeam(await now(person), owner.team.id)).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("isn't for service accounts, nor for who isn't in it", async () => {
    const { clientKeys } = await makeAccount(owner.team);
    const leave = "mutation ($id: ID!) { leaveTeam(teamId: $id) { leftTeamId userErrors { code field } } }";
    const machine = await callApi({ bearer: await getToken(clientKeys) }, leave, { id: owner.team.id });
    expect(machine.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const stranger = await callApi(await makeOwner(), leave, { id: owner.team.id });
    expect(stranger.data!.leaveTeam).toEqual({ leftTeamId: null, userErrors: [{ code: "NOT_FOUND", field: ["teamId"] }] });
    expect(await membersLeft()).toBe(1);
  });
});

describe("a team of one's own", () => {
  const create = "mutation ($name: String!) { createTeam(input: { name: $name }) { team { id name slug } userErrors { code field } } }";

  it("can be made by whoever is signed in, who becomes its owner and stays in their others", async () => {
    const person = await makeMemberWith(owner.team, []);
    const { data } = await callApi(person, create, { name: " Second  Team " });
    expect(data!.createTeam).toMatchObject({ userErrors: [], team: { slug: expect.stringMatching(/^second-team/) } });
    const { team } = data!.createTeam;
    expect((await teamsOf(person)).sort()).toEqual([owner.team.id, team.id].sort());
    const roles = await callApi(person, "query ($id: ID!) { members(teamId: $id) { nodes { isYou roleAssignments { role { name } until } } } }", {
      id: team.id,
    });
    expect(roles.errors).toBeUndefined();
    expect(roles.data!.members.nodes).toEqual([{ isYou: true, roleAssignments: [{ role: { name: "Owner" }, until: null }] }]);
    await expect(leaveTeam(await now(person), team.id)).rejects.toMatchObject({ issues: [{ code: "IN_USE" }] });
  });

  it("is refused to service accounts and to nobody, and has a proper name", async () => {
    const { clientKeys } = await makeAccount(owner.team);
    expect((await callApi({ bearer: await getToken(clientKeys) }, create, { name: "X" })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await callApi(null, create, { name: "X" })).status).toBe(401);
    for (const name of ["", "\0", "a\nb", "x".repeat(81), "\u202e"])
      expect((await callApi(owner, create, { name })).data!.createTeam).toMatchObject({ team: null, userErrors: [{ field: ["input", "name"] }] });
  });

  it(`can be made ${mostTeams} times, also when all come at once`, async () => {
    await query("UPDATE team SET created_by = $1 WHERE id = $2", [owner.actor.id, owner.team.id]);
    await query("INSERT INTO team (id, name, slug, created_by) SELECT 'team_' || $1 || n, 'T', 'slug-' || $1 || n, $1 FROM generate_series(1, $2::int) n", [
      owner.actor.id,
      mostTeams - 3,
    ]);
    const done = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => createOwnTeam(owner.actor, { name: `Last ${n}` })));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });
});
