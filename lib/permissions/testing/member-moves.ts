import { createGroup } from "../../groups/create-group";
import { deleteGroup } from "../../groups/delete-group";
import { removeGroupMembers } from "../../groups/remove-group-members";
import { inviteMember } from "../../invitations/invite-member";
import { resendInvitation } from "../../invitations/resend-invitation";
import { leaveTeam } from "../../members/leave-team";
import { removeMember } from "../../members/remove-member";
import { unassignRoles } from "../../roles/unassign-roles";
import { updateRole } from "../../roles/update-role";
import { hasDryRun, kindOf, ownership, assign, join, having, type Move } from "./move";
import { isOfPeople } from "./naive-world";

/** What is done with groups, members and invitations. */
export const memberMoves = {
  makeGroup: {
    takes: ["group:create"],
    often: 3,
    weak: 50,
    beyond: 50,
    call: ({ team, name }) => ({ run: (actor) => createGroup(actor, { teamId: team.id, name }) }),
  },
  joinMember: {
    takes: ["group:update"],
    often: 8,
    weak: 80,
    beyond: 80,
    call: (scene) => join(scene, scene.one(scene.world.groups, having(scene, scene.aimed)), scene.one(scene.world.members)),
  },
  joinAccount: {
    takes: ["group:update"],
    often: 7,
    weak: 20,
    beyond: 50,
    call: (scene) => {
      const group = scene.one(
        scene.world.groups,
        having(scene, (role) => isOfPeople(scene.world, role)),
      );
      return join(
        scene,
        group,
        scene.one(scene.world.accounts, ({ product }) => product === scene.world.own || scene.chance(10)),
      );
    },
  },
  quitGroup: {
    takes: ["group:update"],
    often: 10,
    weak: 90,
    beyond: 50,
    call: (scene) => {
      const owners = having(scene, ({ key }) => key === "owner");
      const place = scene.one(
        scene.world.joined.filter(({ who }) => !who.startsWith("inv")),
        ({ group }) => owners({ id: group }) || scene.chance(15),
      );
      return place && { run: (actor, dryRun) => removeGroupMembers(actor, place.group, kindOf(scene, place.who), dryRun), hasDryRun };
    },
  },
  deleteGroup: {
    takes: ["group:delete"],
    often: 5,
    weak: 95,
    beyond: 50,
    call: (scene) => {
      const group = scene.one(
        scene.world.groups,
        having(scene, ({ key }) => key === "owner"),
      );
      return group && { run: (actor, dryRun) => deleteGroup(actor, group.id, dryRun), hasDryRun };
    },
  },
  removeMember: {
    takes: ["member:remove"],
    often: 14,
    weak: 65,
    beyond: 50,
    call: (scene) => {
      const { world } = scene;
      const places = ownership(scene).map(({ to }) => to);
      const byGroup = ({ id }: { id: string }) => world.joined.some(({ group, who }) => who === id && places.includes(group));
      const owners = world.members.filter((each) => places.includes(each.id) || byGroup(each));
      const spare = scene.chance(50);
      const member = scene.one(owners.length > 0 && scene.chance(90) ? owners : world.members, (each) => byGroup(each) === spare);
      return member && { run: (actor, dryRun) => removeMember(actor, member.id, dryRun), hasDryRun };
    },
  },
  leave: { takes: [], often: 5, weak: 10, beyond: 50, call: ({ team }) => ({ run: (actor) => leaveTeam(actor, team.id) }) },
  invite: {
    takes: ["member:invite"],
    often: 5,
    weak: 90,
    beyond: 50,
    call: (scene) => {
      const invited = new Set(scene.world.invitations.map(({ email }) => email));
      const inside = new Set(scene.world.members.map(({ user }) => user));
      const person = scene.one(scene.team.people.filter(({ email, userId }) => !invited.has(email) && !inside.has(userId)));
      const byGroup = scene.chance(40);
      const role = byGroup ? undefined : scene.one(scene.world.roles, scene.aimed);
      const group = byGroup ? scene.one(scene.world.groups, having(scene, scene.aimed)) : undefined;
      if (!person) return undefined;
      const input = { teamId: scene.team.id, email: person.email, roleIds: role ? [role.id] : [], groupIds: group ? [group.id] : [] };
      return {
        run: (actor) => inviteMember(actor, input),
        also: [...(role ? (["role-assignment:create"] as const) : []), ...(group ? (["group:update"] as const) : [])],
      };
    },
  },
  resend: {
    takes: ["member:invite"],
    often: 4,
    weak: 95,
    beyond: 90,
    call: (scene) => {
      const invitation = scene.one(scene.world.invitations, scene.aimed);
      return invitation && { run: (actor) => resendInvitation(actor, invitation.id) };
    },
  },
  /** More for who accepts an invitation, or less for who sent it. */
  outdate: {
    takes: [],
    often: 3,
    weak: 0,
    beyond: 0,
    call: (scene) => {
      const { world } = scene;
      const invitation = scene.one(world.invitations);
      const role = world.roles.find(({ id, key }) => key === null && world.given.some((each) => each.role === id && each.to === invitation?.id));
      const group = world.joined.find(({ who }) => who === invitation?.id)?.group;
      if (role && scene.chance(60)) {
        const permissions = [...new Set([...role.permissions, ...scene.some(role.product)])];
        return { run: (actor, dryRun) => updateRole(actor, role.id, { permissions }, dryRun), hasDryRun };
      }
      if (group) return assign(scene, scene.one(world.roles), { id: group }, null);
      const inviter = world.members.find(({ user }) => user === invitation?.by);
      const held = world.given.find(({ to }) => to === inviter?.id);
      return held && { run: (actor, dryRun) => unassignRoles(actor, { roleIds: [held.role], ...kindOf(scene, held.to) }, dryRun), hasDryRun };
    },
  },
} as const satisfies Record<string, Move>;
