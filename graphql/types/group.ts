import type { Group, GroupMembership } from "../../entities/index";
import { getGroup } from "../../lib/groups/get-group";
import { listGroups } from "../../lib/groups/list-groups";
import { listGroupMemberships } from "../../lib/groups/list-group-memberships";
import type { ProductCount } from "../../lib/groups/product-counts-of-groups";
import { can } from "../../lib/permissions/authorize";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `Group`, `GroupMembership` and their queries. */
export function defineGroup(refs: Refs): void {
  const productCount = defineProductCount(refs);
  const { builder, group, groupMembership, roleAssignment, member, serviceAccount, creator, node, connection, nameOrder, endOrder } = refs;
  group.implement({
    description:
      "Holds members and service accounts, and roles of any products: who is in it has its roles; a service account those of its own product. Needs `group:read`, save where it is shown as part of something else.",
    interfaces: [node],
    isTypeOf: isOfType("Group"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "Unique in the team." }),
      description: t.exposeString("description", { description: "What it is for; empty when not given." }),
      version: t.exposeInt("version", { description: "Goes up with each update; pass it to updateGroup to overwrite nobody's change." }),
      createdAt: t.field({ type: "DateTime", description: "When it was created.", resolve: (parent) => parent.createdAt }),
      updatedAt: t.field({ type: "DateTime", description: "When its name or description was last changed.", resolve: (parent) => parent.updatedAt }),
      createdBy: t.field({ type: creator, description: "Who created it.", resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy) }),
      roleAssignments: t.field({
        type: [roleAssignment],
        description: "The roles that it holds, with when they end.",
        resolve: (parent, _, { loaders }) => loaders.groupAssignments.load(parent.id),
      }),
      memberCount: t.int({
        description: "How many members are in it, those included whose membership has ended.",
        resolve: async (parent, _, { loaders }) => (await loaders.groupCounts.load(parent.id)).members,
      }),
      serviceAccountCount: t.int({
        description: "How many service accounts are in it, those included whose membership has ended.",
        resolve: async (parent, _, { loaders }) => (await loaders.groupCounts.load(parent.id)).serviceAccounts,
      }),
      productCounts: t.field({
        type: [productCount],
        description: "How many service accounts of which products are in it at the moment: of its roles, those of its own product count for each.",
        resolve: (parent, _, { loaders }) => loaders.groupProductCounts.load(parent.id),
      }),
    }),
  });

  const holder = builder.enumType("GroupMemberType", {
    description: "What can be in a group.",
    values: { MEMBER: { description: "A person." }, SERVICE_ACCOUNT: { description: "A service account." } },
  });
  groupMembership.implement({
    description: "That a member or a service account is in a group. Needs `group:read`.",
    interfaces: [node],
    isTypeOf: isOfType("GroupMembership"),
    fields: (t) => ({
      group: t.field({ type: group, description: "The group.", resolve: (parent, _, { loaders }) => loaders.group.load(parent.groupId) }),
      type: t.field({
        type: holder,
        description: "What is in the group.",
        resolve: (parent) => (parent.memberId === null ? ("SERVICE_ACCOUNT" as const) : ("MEMBER" as const)),
      }),
      name: t.string({
        description: "The name of the member or service account.",
        resolve: async ({ memberId, serviceAccountId }, _, { loaders }) => {
          if (memberId === null) return (await loaders.serviceAccount.load(serviceAccountId!)).name;
          return (await loaders.user.load((await loaders.member.load(memberId)).userId)).name;
        },
      }),
      member: t.field({
        type: member,
        nullable: true,
        description: "The member; null for a service account, and for who doesn't hold `member:read`.",
        resolve: ({ memberId, teamId }, _, { actor, loaders }) =>
          memberId !== null && actor && can(actor, "member:read", teamId) ? loaders.member.load(memberId) : null,
      }),
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The service account; null for a member, and for who doesn't hold `service-account:read`.",
        resolve: ({ serviceAccountId, teamId }, _, { actor, loaders }) =>
          serviceAccountId !== null && actor && can(actor, "service-account:read", teamId) ? loaders.serviceAccount.load(serviceAccountId) : null,
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

  builder.queryField("group", (t) =>
    t.field({
      type: group,
      nullable: true,
      description: "A group by id. Needs `group:read`.",
      args: { id: t.arg.id({ required: true, description: "The group's id." }) },
      resolve: (_, { id }, { actor }) => getGroup(actor, id),
    }),
  );

  const filter = builder.inputType("GroupFilter", {
    description: "Which groups to list.",
    fields: (t) => ({ search: t.string({ description: "Text anywhere in name, description or id." }) }),
  });
  const order = builder.inputType("GroupOrder", {
    description: "The order of a list of groups.",
    fields: (t) => ({
      field: t.field({ type: nameOrder.field, required: true, description: "By what." }),
      direction: t.field({ type: nameOrder.direction, required: true, description: "In which direction." }),
    }),
  });
  connection<Group, ReturnType<typeof args>>({
    field: "groups",
    item: group,
    description: "The team's groups, by name unless asked otherwise. Needs `group:read`.",
    args: args(),
    read: ({ actor }, given) => listGroups(actor, given),
  });
  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: order, description: "In which order." }),
    }));
  }

  const membershipFilter = builder.inputType("GroupMembershipFilter", {
    description: "Which memberships of groups to list; all conditions must hold.",
    fields: (t) => ({
      search: t.string({
        description: "Text anywhere in the name, e-mail address or id of a member, or in the name, description, client id or id of a service account.",
      }),
      type: t.field({ type: holder, description: "Only members, or only service accounts." }),
      expiresWithinDays: t.int({ description: "Only those that count and end within so many days." }),
    }),
  });
  connection<GroupMembership, ReturnType<typeof membershipArgs>>({
    field: "groupMemberships",
    item: groupMembership,
    description: "Who is in a group, or in any of the team's. Needs `group:read`.",
    args: membershipArgs(),
    read: ({ actor }, given) => listGroupMemberships(actor, given),
  });
  function membershipArgs() {
    return builder.args((t) => ({
      groupId: t.id({ description: "The group; left out, all groups of the team." }),
      teamId: t.id({ description: "The team, where no group is named; for a service account its own by default." }),
      filter: t.field({ type: membershipFilter, description: "Which ones." }),
      orderBy: t.field({ type: endOrder, description: "In which order; by the time of creation by default, with `expiresWithinDays` what ends first." }),
    }));
  }
}

/** `GroupProductCount`. */
function defineProductCount({ builder, product }: Refs) {
  return builder.objectRef<ProductCount>("GroupProductCount").implement({
    description: "How many service accounts of one product are in a group.",
    fields: (t) => ({
      product: t.field({ type: product, description: "The product.", resolve: (parent, _, { loaders }) => loaders.product.load(parent.productId) }),
      serviceAccountCount: t.int({
        description: "How many, those left out whose membership has ended.",
        resolve: (parent) => parent.serviceAccounts,
      }),
    }),
  });
}
