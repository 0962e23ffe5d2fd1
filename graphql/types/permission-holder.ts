import { type PermissionHolder, permissionHolders } from "../../lib/permissions/permission-holders";
import type { Refs } from "./refs";

/** `PermissionHolder`, by which access is reviewed: who can do this? */
export function definePermissionHolder({ builder, member, serviceAccount, road, connection }: Refs): void {
  const type = builder.enumType("PermissionHolderType", {
    description: "Who can hold a permission.",
    values: { MEMBER: { description: "A person of the team." }, SERVICE_ACCOUNT: { description: "A service account." } },
  });
  const holder = builder.objectRef<PermissionHolder>("PermissionHolder").implement({
    description: "Who holds a permission at the moment, and how they come to it.",
    fields: (t) => ({
      type: t.field({ type, description: "A member or a service account.", resolve: (parent) => parent.type }),
      id: t.exposeID("id", { description: "The id of the member or service account." }),
      name: t.exposeString("name", { description: "Their name." }),
      member: t.field({
        type: member,
        nullable: true,
        description: "The member; null for a service account.",
        resolve: (parent, _, { loaders }) => (parent.type === "MEMBER" ? loaders.member.load(parent.id) : null),
      }),
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The service account; null for a member.",
        resolve: (parent, _, { loaders }) => (parent.type === "SERVICE_ACCOUNT" ? loaders.serviceAccount.load(parent.id) : null),
      }),
      roads: t.field({ type: [road], description: "Every road that gives it.", resolve: (parent) => [...parent.roads] }),
    }),
  });
  connection<PermissionHolder, ReturnType<typeof args>>({
    field: "permissionHolders",
    item: holder,
    description:
      "Who can do this: the members and service accounts of the team that hold a permission at the moment, members first. Needs `role:read`, `member:read` and `service-account:read`.",
    args: args(),
    read: ({ actor }, { teamId, productId, permission, type: kind, ...page }) => permissionHolders(actor, { teamId, productId, permission, type: kind }, page),
  });
  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team." }),
      permission: t.string({ required: true, description: "The permission's name." }),
      productId: t.id({ description: "The product that declares it; Latchkey's own API by default." }),
      type: t.field({ type, description: "Only members, or only service accounts." }),
    }));
  }
}
