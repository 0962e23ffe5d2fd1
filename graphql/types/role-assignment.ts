import type { RoleAssignment } from "../../entities/index";
import { can } from "../../lib/permissions/authorize";
import { assignRoles } from "../../lib/roles/assign-roles";
import { mostAssignments, mostRoles, mostTargets } from "../../lib/roles/assignment-input";
import { listRoleAssignments } from "../../lib/roles/list-role-assignments";
import { unassignRoles } from "../../lib/roles/unassign-roles";
import { isOfType } from "../is-of-type";
import { dryRunText, impactText } from "./impact";
import type { Loaders } from "../loaders";
import type { Refs } from "./refs";

interface Holder {
  type: "MEMBER" | "SERVICE_ACCOUNT" | "GROUP";
  id: string;
  teamId: string;
}

async function nameOf({ type, id }: Holder, loaders: Loaders): Promise<string> {
  if (type === "SERVICE_ACCOUNT") return (await loaders.serviceAccount.load(id)).name;
  if (type === "GROUP") return (await loaders.group.load(id)).name;
  return (await loaders.user.load((await loaders.member.load(id)).userId)).name;
}

/** `RoleAssignment`, its query and its mutations. */
export function defineRoleAssignment({
  builder,
  node,
  roleAssignment,
  role,
  member,
  serviceAccount,
  group,
  creator,
  impact,
  connection,
  mutation,
  endOrder,
}: Refs): void {
  const type = builder.enumType("AssigneeType", {
    description: "What can hold a role.",
    values: {
      MEMBER: { description: "A person of the team." },
      SERVICE_ACCOUNT: { description: "A service account." },
      GROUP: { description: "A group; who is in it has its roles." },
    },
  });
  const assignee = builder.objectRef<Holder>("Assignee").implement({
    description: "Who has a role: a member, a service account or a group.",
    fields: (t) => ({
      type: t.field({ type, description: "Which of the three.", resolve: (parent) => parent.type }),
      id: t.exposeID("id", { description: "The id of the member, service account or group." }),
      name: t.string({ description: "Their name.", resolve: (parent, _, { loaders }) => nameOf(parent, loaders) }),
      member: t.field({
        type: member,
        nullable: true,
        description: "The member; null for the others, and for who doesn't hold `member:read`.",
        resolve: (parent, _, { actor, loaders }) =>
          parent.type === "MEMBER" && actor && can(actor, "member:read", parent.teamId) ? loaders.member.load(parent.id) : null,
      }),
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The service account; null for the others, and for who doesn't hold `service-account:read`.",
        resolve: (parent, _, { actor, loaders }) =>
          parent.type === "SERVICE_ACCOUNT" && actor && can(actor, "service-account:read", parent.teamId) ? loaders.serviceAccount.load(parent.id) : null,
      }),
      group: t.field({
        type: group,
        nullable: true,
        description: "The group; null for the others, and for who doesn't hold `group:read`.",
        resolve: (parent, _, { actor, loaders }) =>
          parent.type === "GROUP" && actor && can(actor, "group:read", parent.teamId) ? loaders.group.load(parent.id) : null,
      }),
    }),
  });
  roleAssignment.implement({
    description: "That a member, a service account or a group has a role directly. Needs `role:read`.",
    interfaces: [node],
    isTypeOf: isOfType("RoleAssignment"),
    fields: (t) => ({
      role: t.field({ type: role, description: "The role.", resolve: (parent, _, { loaders }) => loaders.role.load(parent.roleId) }),
      holder: t.field({
        type: assignee,
        description: "Who has it.",
        resolve: ({ memberId, serviceAccountId, groupId, teamId }): Holder => {
          if (memberId !== null) return { type: "MEMBER", id: memberId, teamId };
          return groupId !== null ? { type: "GROUP", id: groupId, teamId } : { type: "SERVICE_ACCOUNT", id: serviceAccountId!, teamId };
        },
      }),
      until: t.field({ type: "DateTime", nullable: true, description: "When it ends; null for never.", resolve: (parent) => parent.expiresAt }),
      active: t.boolean({
        description: "False when it has ended, and so counts no more.",
        resolve: (parent, _, { loaders }) => loaders.isActive(parent.expiresAt),
      }),
      createdAt: t.field({ type: "DateTime", description: "When it was made.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({ type: creator, description: "Who made it.", resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy) }),
    }),
  });

  const filter = builder.inputType("RoleAssignmentFilter", {
    description: "Which role assignments to list; all conditions must hold.",
    fields: (t) => ({
      roleId: t.id({ description: "Only those of this role." }),
      memberId: t.id({ description: "Only those to this member." }),
      serviceAccountId: t.id({ description: "Only those to this service account." }),
      groupId: t.id({ description: "Only those to this group." }),
      expiresWithinDays: t.int({ description: "Only those that count and end within so many days." }),
    }),
  });
  connection<RoleAssignment, ReturnType<typeof args>>({
    field: "roleAssignments",
    item: roleAssignment,
    description: "Who has which roles of the team directly, in the order in which they got them. Needs `role:read`.",
    args: args(),
    read: ({ actor }, given) => listRoleAssignments(actor, given),
  });
  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: endOrder, description: "In which order; by the time of creation by default, with `expiresWithinDays` what ends first." }),
    }));
  }

  const limits = `At most ${mostTargets} members, service accounts and groups, and at most ${mostAssignments} assignments.`;
  const fields = (t: Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0]) => ({
    roleIds: t.idList({ required: true, description: `The roles, all of one team; at most ${mostRoles}.` }),
    memberIds: t.idList({ description: `Members. ${limits}` }),
    serviceAccountIds: t.idList({ description: `Service accounts. ${limits}` }),
    groupIds: t.idList({ description: `Groups. ${limits}` }),
  });
  const assignInput = builder.inputType("AssignRolesInput", {
    description: "Which roles to give to whom.",
    fields: (t) => ({
      ...fields(t),
      until: t.field({ type: "DateTime", description: "When they end, in the future; null for never. Who has a role already keeps it until then." }),
    }),
  });
  const unassignInput = builder.inputType("UnassignRolesInput", { description: "Which roles to take from whom.", fields });

  mutation({
    name: "assignRoles",
    description:
      "Gives each of the roles to each of the members, service accounts and groups: all of them, or none when one is refused. A service account can hold roles of its own product only, and none with permissions that are for people. Needs `role-assignment:create`, the right to give each permission of the roles, and a recent sign-in; to make an end earlier, also `role-assignment:delete`.",
    args: builder.args((t) => ({
      input: t.field({ type: assignInput, required: true, description: "Which roles to whom." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { input, dryRun }) => {
      const { result, impact: would } = await assignRoles(actor, input, dryRun);
      return { assignments: result, impact: would };
    },
    payload: (t) => ({
      assignments: t.field({
        type: [roleAssignment],
        nullable: true,
        description: "The assignments as they are now; null after a dry run.",
        resolve: (parent) => parent.assignments,
      }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });

  mutation({
    name: "unassignRoles",
    description:
      "Takes each of the roles from each of the members, service accounts and groups: all of them, or none when one is refused. Who doesn't have one is left alone. Needs `role-assignment:delete`; to take the role Owner, each permission of an owner.",
    args: builder.args((t) => ({
      input: t.field({ type: unassignInput, required: true, description: "Which roles from whom." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { input, dryRun }) => {
      const { result, impact: would } = await unassignRoles(actor, input, dryRun);
      return { assignments: result, impact: would };
    },
    payload: (t) => ({
      assignments: t.field({
        type: [roleAssignment],
        nullable: true,
        description: "The assignments that were taken away; null after a dry run.",
        resolve: (parent) => parent.assignments,
      }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });
}
