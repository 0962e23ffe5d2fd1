import { builtInRole } from "../../lib/permissions/built-in-roles";
import { catalogue } from "../../lib/permissions/catalogue";
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
    },
  });
  role.implement({
    description: "A named set of permissions of one product.",
    interfaces: [node],
    isTypeOf: (value) => typeof value === "object" && value !== null && "id" in value && String(value.id).startsWith("role_"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "Unique per product." }),
      description: t.exposeString("description", { description: "What it is for." }),
      builtIn: t.boolean({ description: "Whether it comes with Latchkey, and so can't be changed.", resolve: (parent) => parent.builtInKey !== "" }),
      assignableTo: t.field({ type: holder, description: "Who can hold it.", resolve: (parent) => builtInRole(parent.builtInKey).for }),
      permissions: t.field({
        type: [permission],
        description: "What it permits.",
        resolve: (parent) => {
          const { permissions } = builtInRole(parent.builtInKey);
          return catalogue.filter(({ name }) => permissions.has(name));
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
