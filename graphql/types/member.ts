import type { Member } from "../../entities/index";
import { getMember } from "../../lib/members/get-member";
import { leaveTeam } from "../../lib/members/leave-team";
import { listMembers } from "../../lib/members/list-members";
import { removeMember } from "../../lib/members/remove-member";
import { can } from "../../lib/permissions/authorize";
import { isOfType } from "../is-of-type";
import { dryRunText, impactText } from "./impact";
import type { Refs } from "./refs";

/** `Member`, its queries and its mutations. */
export function defineMember({ builder, member, roleAssignment, groupMembership, impact, node, connection, mutation, nameOrder }: Refs): void {
  member.implement({
    description: "A person in a team. Needs `member:read`, save where it is shown as part of something else.",
    interfaces: [node],
    isTypeOf: isOfType("Member"),
    fields: (t) => ({
      userId: t.exposeID("userId", { description: "Id of the person, the same in all teams that they are in; audit events name it." }),
      name: t.string({ description: "Their name.", resolve: async (parent, _, { loaders }) => (await loaders.user.load(parent.userId)).name }),
      email: t.string({ description: "Their e-mail address.", resolve: async (parent, _, { loaders }) => (await loaders.user.load(parent.userId)).email }),
      joinedAt: t.field({ type: "DateTime", description: "When they came into the team.", resolve: (parent) => parent.createdAt }),
      isYou: t.boolean({ description: "Whether it is who asks.", resolve: (parent, _, { actor }) => actor?.id === parent.userId }),
      roleAssignments: t.field({
        type: [roleAssignment],
        nullable: true,
        description: "The roles that are assigned to them, with when they end; null for who doesn't hold `role:read`.",
        resolve: (parent, _, { actor, loaders }) => (actor && can(actor, "role:read", parent.teamId) ? loaders.memberAssignments.load(parent.id) : null),
      }),
      groups: t.field({
        type: [groupMembership],
        nullable: true,
        description: "The groups that they are in, with until when; null for who doesn't hold `group:read`.",
        resolve: (parent, _, { actor, loaders }) => (actor && can(actor, "group:read", parent.teamId) ? loaders.memberGroups.load(parent.id) : null),
      }),
    }),
  });

  builder.queryField("member", (t) =>
    t.field({
      type: member,
      nullable: true,
      description: "A member by id. Needs `member:read`.",
      args: { id: t.arg.id({ required: true, description: "The member's id." }) },
      resolve: (_, { id }, { actor }) => getMember(actor, id),
    }),
  );

  const filter = builder.inputType("MemberFilter", {
    description: "Which members to list; all conditions must hold.",
    fields: (t) => ({
      search: t.string({ description: "Text anywhere in name, e-mail address or id." }),
      roleId: t.id({ description: "Only those who have this role now, directly or by a group. Needs `role:read`." }),
    }),
  });
  const order = builder.inputType("MemberOrder", {
    description: "The order of a list of members.",
    fields: (t) => ({
      field: t.field({ type: nameOrder.field, required: true, description: "By what; the time is when they came into the team." }),
      direction: t.field({ type: nameOrder.direction, required: true, description: "In which direction." }),
    }),
  });
  connection<Member, ReturnType<typeof args>>({
    field: "members",
    item: member,
    description: "The people of the team, by name unless asked otherwise. Needs `member:read`.",
    args: args(),
    read: ({ actor }, given) => listMembers(actor, given),
  });
  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: order, description: "In which order." }),
    }));
  }

  mutation({
    name: "removeMember",
    description:
      "Removes a person from the team, with their roles and groups there. The team's service accounts go on working, those that they created included; so do the person's other teams. The last owner can't be removed. Needs `member:remove`; for an owner, each permission of an owner.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The member's id." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { id, dryRun }) => {
      const { result, impact: would } = await removeMember(actor, id, dryRun);
      return { deletedId: result?.id ?? null, impact: would };
    },
    payload: (t) => ({
      deletedId: t.id({ nullable: true, description: "The id that no longer exists; null after a dry run.", resolve: (parent) => parent.deletedId }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });
  mutation({
    name: "leaveTeam",
    description: "You leave a team. The last owner can't. Needs no permission beyond being in the team; service accounts can't.",
    args: builder.args((t) => ({ teamId: t.id({ required: true, description: "The team." }) })),
    run: async ({ actor }, { teamId }) => ({ leftTeamId: (await leaveTeam(actor, teamId)).teamId }),
    payload: (t) => ({ leftTeamId: t.id({ nullable: true, description: "The team that you have left.", resolve: (parent) => parent.leftTeamId }) }),
  });
}
