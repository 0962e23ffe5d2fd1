import { cloneRole } from "../../lib/roles/clone-role";
import { createRole } from "../../lib/roles/create-role";
import { deleteRole } from "../../lib/roles/delete-role";
import { updateRole } from "../../lib/roles/update-role";
import { dryRunText, impactText } from "./impact";
import type { Refs } from "./refs";

const names = "`resource:verb`; at most 500.";

/** The mutations of roles. */
export function defineRoleMutations({ builder, role, impact, mutation }: Refs): void {
  const createInput = builder.inputType("CreateRoleInput", {
    description: "A new role.",
    fields: (t) => ({
      teamId: t.id({ description: "The team." }),
      productId: t.id({ description: "The product whose permissions it bundles; Latchkey's own API by default. It can't be changed later." }),
      name: t.string({ required: true, description: "Unique per product, at most 100 characters." }),
      description: t.string({ description: "What it is for, at most 2000 characters." }),
      permissions: t.stringList({ description: `What it permits: names of permissions that the product declares, ${names}` }),
    }),
  });
  const updateInput = builder.inputType("UpdateRoleInput", {
    description: "What to change of a role; a field left out stays, null clears it.",
    fields: (t) => ({
      name: t.string({ description: "Unique per product, at most 100 characters." }),
      description: t.string({ description: "At most 2000 characters." }),
      permissions: t.stringList({ description: `The whole list of what it permits: ${names}` }),
      version: t.int({
        description: "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.",
      }),
    }),
  });
  const cloneInput = builder.inputType("CloneRoleInput", {
    description: "What a clone is called.",
    fields: (t) => ({
      name: t.string({ required: true, description: "Unique per product, at most 100 characters." }),
      description: t.string({ description: "What it is for; that of the original by default." }),
    }),
  });

  mutation({
    name: "createRole",
    description: "Makes a role. Needs `role:create`, the right to give each of its permissions, and a recent sign-in.",
    args: builder.args((t) => ({ input: t.field({ type: createInput, required: true, description: "The new role." }) })),
    run: async ({ actor }, { input }) => ({ role: await createRole(actor, input) }),
    payload: (t) => ({ role: t.field({ type: role, nullable: true, description: "The new role.", resolve: (parent) => parent.role }) }),
  });

  mutation({
    name: "updateRole",
    description:
      "Changes a role that the team has made; whoever holds it gains and loses at their next call what it gains and loses. Needs `role:update`, and for added permissions the right to give them and a recent sign-in; to rename a role of one of the team's products, the right to give what it permits, because its name stands in access tokens.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The role's id." }),
      input: t.field({ type: updateInput, required: true, description: "What to change." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { id, input, dryRun }) => {
      const { result, impact: would } = await updateRole(actor, id, input, dryRun);
      return { role: result, impact: would };
    },
    payload: (t) => ({
      role: t.field({ type: role, nullable: true, description: "The role as it is now; null after a dry run.", resolve: (parent) => parent.role }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });

  mutation({
    name: "cloneRole",
    description:
      "Makes a role with what another one permits now, also a built-in one. Needs `role:create`, the right to give each of its permissions, and a recent sign-in.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The id of the original." }),
      input: t.field({ type: cloneInput, required: true, description: "What the clone is called." }),
    })),
    run: async ({ actor }, { id, input }) => ({ role: await cloneRole(actor, id, input) }),
    payload: (t) => ({ role: t.field({ type: role, nullable: true, description: "The new role.", resolve: (parent) => parent.role }) }),
  });

  mutation({
    name: "deleteRole",
    description:
      "Deletes a role that the team has made. While it is assigned, it is refused with `IN_USE` and the list of its holders, unless another role is named for them. Needs `role:delete`; to name another role, also `role-assignment:create`, the right to give what it permits, and a recent sign-in.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The role's id." }),
      reassignTo: t.id({ description: "The role, of the same product, that its holders get in its stead." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { id, reassignTo, dryRun }) => {
      const { result, impact: would } = await deleteRole(actor, id, reassignTo, dryRun);
      return { deletedId: result?.id ?? null, impact: would };
    },
    payload: (t) => ({
      deletedId: t.id({ nullable: true, description: "The id that no longer exists; null after a dry run.", resolve: (parent) => parent.deletedId }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });
}
