import { type CanAnswer, canHolder } from "../../lib/permissions/can-answer";
import { effectivePermissions, type EffectivePermissions } from "../../lib/permissions/effective-permissions";
import { permissionGivers } from "../../lib/permissions/permission-givers";
import { orNullIfMissing } from "../or-null-if-missing";
import type { Refs } from "./refs";

const needs = "Anybody may ask about themselves; about others it needs `role:read`, and `member:read` or `service-account:read`.";

/** `EffectivePermissions` and the queries that say who may do what, and why. */
export function defineEffectivePermissions({ builder, permission, product, role, group, road }: Refs): void {
  road.implement({
    description: "How somebody comes to a permission: a role of theirs, or of a group that they are in.",
    fields: (t) => ({
      role: t.field({ type: role, description: "The role that gives it.", resolve: (parent, _, { loaders }) => loaders.role.load(parent.role.id) }),
      group: t.field({
        type: group,
        nullable: true,
        description: "The group by which they have the role; null when they have it directly.",
        resolve: (parent, _, { loaders }) => (parent.group ? loaders.group.load(parent.group.id) : null),
      }),
      until: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it ends, with the assignment or the membership of the group; null for never.",
        resolve: (parent) => (parent.until === null ? null : new Date(parent.until)),
      }),
    }),
  });
  const effective = builder.objectRef<EffectivePermissions["permissions"][number]>("EffectivePermission").implement({
    description: "A permission that somebody holds at the moment.",
    fields: (t) => ({
      permission: t.field({ type: permission, description: "The permission.", resolve: (parent) => parent.permission }),
      product: t.field({
        type: product,
        description: "The product that declares it.",
        resolve: (parent, _, { loaders }) => loaders.product.load(parent.productId),
      }),
      roads: t.field({ type: [road], description: "Every road that gives it.", resolve: (parent) => [...parent.roads] }),
    }),
  });
  const reason = builder.enumType("WithholdingReason", {
    description: "Why something that a role permits doesn't count.",
    values: {
      DISABLED: { description: "The person or service account is disabled." },
      EXPIRED: { description: "The assignment, or the membership of the group, has ended." },
      OTHER_PRODUCT: { description: "The role is of another product than the service account." },
      PEOPLE_ONLY: { description: "A permission on roles, groups, members or the team, which no service account ever holds." },
    },
  });
  const withheld = builder.objectRef<EffectivePermissions["withheld"][number]>("WithheldPermission").implement({
    description: "Something that a role of theirs permits, and that doesn't count.",
    fields: (t) => ({
      role: t.field({ type: role, description: "The role.", resolve: (parent, _, { loaders }) => loaders.role.load(parent.road.role.id) }),
      group: t.field({
        type: group,
        nullable: true,
        description: "The group by which they have the role; null when they have it directly.",
        resolve: ({ road }, _, { loaders }) => (road.group ? loaders.group.load(road.group.id) : null),
      }),
      permission: t.field({
        type: permission,
        nullable: true,
        description: "The one permission of the role; null when nothing of the role counts.",
        resolve: (parent) => parent.permission,
      }),
      reason: t.field({ type: reason, description: "Why, for programs.", resolve: (parent) => parent.reason }),
      message: t.exposeString("message", { description: "Why, for people." }),
      until: t.field({
        type: "DateTime",
        nullable: true,
        description: "When the role ends or has ended for them; null for never.",
        resolve: ({ road }) => (road.until === null ? null : new Date(road.until)),
      }),
    }),
  });
  const permissions = builder.objectRef<EffectivePermissions>("EffectivePermissions").implement({
    description: "What somebody may do at the moment, and why.",
    fields: (t) => ({
      permissions: t.field({ type: [effective], description: "What they hold, by product.", resolve: (parent) => parent.permissions }),
      withheld: t.field({ type: [withheld], description: "What their roles would permit, and doesn't count.", resolve: (parent) => parent.withheld }),
      nextEnd: t.field({
        type: "DateTime",
        nullable: true,
        description: "When the next of what they hold ends; null when nothing does.",
        resolve: (parent) => parent.nextEnd,
      }),
    }),
  });
  const answer = builder.objectRef<CanAnswer>("CanAnswer").implement({
    description: "Whether somebody holds a permission, and why.",
    fields: (t) => ({
      allowed: t.exposeBoolean("allowed", { description: "Whether they hold it at the moment." }),
      roads: t.field({ type: [road], description: "Every road that gives it; empty when they don't hold it.", resolve: (parent) => [...parent.roads] }),
      reason: t.exposeString("reason", { nullable: true, description: "Why they don't hold it; null when they do." }),
    }),
  });

  const whose = builder.args((t) => ({
    teamId: t.id({ description: "The team; for a service account its own by default." }),
    memberId: t.id({ description: "The member; yourself when neither is given." }),
    serviceAccountId: t.id({ description: "The service account, instead of a member." }),
  }));
  builder.queryField("effectivePermissions", (t) =>
    t.field({
      type: permissions,
      nullable: true,
      description: `What a member or a service account may do, each permission with all roads that lead to it, and what is withheld. ${needs}`,
      args: whose,
      complexity: 20,
      resolve: (_, args, { actor }) => orNullIfMissing(effectivePermissions(actor, args)),
    }),
  );
  builder.queryField("can", (t) =>
    t.field({
      type: answer,
      nullable: true,
      description: `Whether a member or a service account holds a permission, and why. ${needs}`,
      args: {
        ...whose,
        permission: t.arg.string({ required: true, description: "`resource:verb`." }),
        productId: t.arg.id({ description: "The product that declares it; Latchkey's own API by default." }),
      },
      resolve: (_, args, { actor }) => orNullIfMissing(canHolder(actor, args)),
    }),
  );
  builder.queryField("permissionGivers", (t) =>
    t.field({
      type: ["String"],
      nullable: true,
      description:
        "Names of people in the team who could give somebody the permission, at most five. For people who are in the team; a service account gets none. Needs no permission.",
      args: {
        teamId: t.arg.id({ description: "The team; for a service account its own by default." }),
        permission: t.arg.string({ required: true, description: "`resource:verb`, of Latchkey's own API or of one of the team's products." }),
      },
      resolve: (_, args, { actor }) => orNullIfMissing(permissionGivers(actor, args)),
    }),
  );
}
