import type { Role } from "../../entities/index";
import { catalogue } from "../../lib/permissions/catalogue";
import { permissionsOfRole } from "../../lib/permissions/weigh";
import { isForPeopleOnly } from "../../lib/roles/is-for-people-only";
import { getRole } from "../../lib/roles/get-role";
import { listRoles } from "../../lib/roles/list-roles";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `Role` and its queries. */
export function defineRole({ builder, role, permission, product, creator, node, connection, nameOrder }: Refs): void {
  const holder = builder.enumType("RoleHolder", {
    description: "Who can hold a role.",
    values: {
      MEMBERS: { value: "members" as const, description: "People." },
      SERVICE_ACCOUNTS: { value: "service-accounts" as const, description: "Service accounts." },
      ANYONE: { value: "anyone" as const, description: "People and service accounts." },
    },
  });
  role.implement({
    description: "A named set of permissions of one product.",
    interfaces: [node],
    isTypeOf: isOfType("Role"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "Unique per product." }),
      description: t.exposeString("description", { description: "What it is for." }),
      builtIn: t.boolean({ description: "Whether it comes with Latchkey, and so can't be changed.", resolve: (parent) => parent.builtInKey !== null }),
      assignableTo: t.field({
        type: holder,
        description: "Who can hold it: people only, when it has permissions that no service account may ever hold.",
        resolve: async (parent, _, { loaders }) =>
          isForPeopleOnly(await loaders.roleWithPermissions.load(parent.id)) ? ("members" as const) : ("anyone" as const),
      }),
      product: t.field({
        type: product,
        description: "The product whose permissions it bundles.",
        resolve: (parent, _, { loaders }) => loaders.product.load(parent.productId),
      }),
      permissions: t.field({
        type: [permission],
        description: "What it permits, in the order in which the product declares it.",
        complexity: { field: 1, multiplier: 10 },
        resolve: async (parent, _, { loaders }) => {
          const role = await loaders.roleWithPermissions.load(parent.id);
          const permitted = new Set(permissionsOfRole(role));
          const declared = role.product.builtIn ? catalogue : await loaders.productPermissions.load(role.product.id);
          return declared.filter(({ name }) => permitted.has(name));
        },
      }),
      version: t.exposeInt("version", { description: "Goes up with each update; pass it to updateRole to overwrite nobody's change." }),
      createdAt: t.field({ type: "DateTime", description: "When it was made.", resolve: (parent) => parent.createdAt }),
      updatedAt: t.field({ type: "DateTime", description: "When it was last changed.", resolve: (parent) => parent.updatedAt }),
      createdBy: t.field({ type: creator, description: "Who made it.", resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy) }),
    }),
  });

  builder.queryField("role", (t) =>
    t.field({
      type: role,
      nullable: true,
      description: "A role by id. Needs `role:read`.",
      args: { id: t.arg.id({ required: true, description: "The role's id." }) },
      resolve: (_, { id }, { actor }) => getRole(actor, id),
    }),
  );

  const filter = builder.inputType("RoleFilter", {
    description: "Which roles to list; all conditions must hold.",
    fields: (t) => ({
      search: t.string({ description: "Text anywhere in name, description or id." }),
      productId: t.id({ description: "Only those of this product." }),
      assignableTo: t.field({ type: holder, description: "Only those that these can hold." }),
      builtIn: t.boolean({ description: "Only those that come with Latchkey, or only the team's own." }),
    }),
  });
  const order = builder.inputType("RoleOrder", {
    description: "The order of a list of roles.",
    fields: (t) => ({
      field: t.field({ type: nameOrder.field, required: true, description: "By what." }),
      direction: t.field({ type: nameOrder.direction, required: true, description: "In which direction." }),
    }),
  });
  connection<Role, ReturnType<typeof args>>({
    field: "roles",
    item: role,
    description: "The team's roles, by name unless asked otherwise. Needs `role:read`.",
    args: args(),
    read: ({ actor }, given) => listRoles(actor, given),
  });

  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: order, description: "In which order." }),
    }));
  }
}
