import { catalogue } from "../../lib/permissions/catalogue";
import { permissionsOfRole } from "../../lib/permissions/weigh";
import { isForPeopleOnly } from "../../lib/roles/for-people-only";
import { listRoles } from "../../lib/roles/list-roles";
import { resolveTeam } from "../../lib/teams/resolve-team";
import { orNullIfMissing } from "../or-null";
import type { Refs } from "./refs";

/** `Role` and its query. */
export function defineRole({ builder, role, permission, node }: Refs): void {
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
    isTypeOf: (value) => typeof value === "object" && value !== null && "id" in value && String(value.id).startsWith("role_"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "Unique per product." }),
      description: t.exposeString("description", { description: "What it is for." }),
      builtIn: t.boolean({ description: "Whether it comes with Latchkey, and so can't be changed.", resolve: (parent) => parent.builtInKey !== null }),
      assignableTo: t.field({
        type: holder,
        description: "Who can hold it.",
        resolve: async (parent, _, { loaders }) => (isForPeopleOnly(await loaders.grantedRole.load(parent.id)) ? ("members" as const) : ("anyone" as const)),
      }),
      permissions: t.field({
        type: [permission],
        description: "What it permits.",
        complexity: { field: 1, multiplier: 10 },
        resolve: async (parent, _, { loaders }) => {
          const role = await loaders.grantedRole.load(parent.id);
          const permitted = new Set(permissionsOfRole(role));
          const declared = role.product.builtIn ? catalogue : await loaders.productPermissions.load(role.product.id);
          return declared.filter(({ name }) => permitted.has(name));
        },
      }),
    }),
  });

  builder.queryField("roles", (t) =>
    t.field({
      type: [role],
      nullable: true,
      description: "The team's roles. Needs `role:read`.",
      args: {
        teamId: t.arg.id({ description: "The team." }),
        productId: t.arg.id({ description: "Only roles of this product." }),
        assignableTo: t.arg({ type: holder, description: "Only roles that these can hold." }),
      },
      resolve: (_, { teamId, productId, assignableTo }, { actor }) =>
        orNullIfMissing(
          (async () => listRoles(actor, resolveTeam(actor, teamId), { productId: productId ?? undefined, assignableTo: assignableTo ?? undefined }))(),
        ),
    }),
  );
}
