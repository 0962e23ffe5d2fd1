import { createProduct } from "../../lib/products/create-product";
import { deleteProduct } from "../../lib/products/delete-product";
import { updateProduct } from "../../lib/products/update-product";
import { dryRunText, impactText } from "./impact";
import type { Refs } from "./refs";

/** The mutations of products. */
export function defineProductMutations({ builder, product, impact, mutation }: Refs): void {
  const permissionInput = builder.inputType("PermissionInput", {
    description: "A permission that a product declares.",
    fields: (t) => ({
      name: t.string({ required: true, description: "`resource:verb`, such as `invoices:read`." }),
      title: t.string({ description: "What people call it; the name by default." }),
      description: t.string({ description: "What it permits." }),
    }),
  });
  const createInput = builder.inputType("CreateProductInput", {
    description: "A new product.",
    fields: (t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      key: t.string({ required: true, description: "Short name, unique in the team: lower-case letters, digits and hyphens, at most 40." }),
      name: t.string({ required: true, description: "Unique in the team, at most 100 characters." }),
      description: t.string({ description: "What it is, at most 2000 characters." }),
      audience: t.string({
        required: true,
        description: "The `aud` of access tokens for it: an absolute URI without a fragment (RFC 8707), unique on the installation.",
      }),
      permissions: t.field({ type: [permissionInput], description: "The permissions that it declares, at most 500." }),
    }),
  });
  const updateInput = builder.inputType("UpdateProductInput", {
    description: "What to change of a product; a field left out stays, null clears it.",
    fields: (t) => ({
      name: t.string({ description: "Unique in the team, at most 100 characters." }),
      description: t.string({ description: "At most 2000 characters." }),
      audience: t.string({
        description:
          "An absolute URI without a fragment. Who checks tokens by their signature takes those with the old audience until they expire, introspection doesn't. No other team can have the old one for a day.",
      }),
      permissions: t.field({ type: [permissionInput], description: "The whole list of permissions that it declares." }),
      version: t.int({
        description: "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.",
      }),
    }),
  });

  mutation({
    name: "createProduct",
    description: "Registers an API that trusts Latchkey. Needs `product:create`.",
    args: builder.args((t) => ({ input: t.field({ type: createInput, required: true, description: "The new product." }) })),
    run: async ({ actor }, { input }) => ({ product: await createProduct(actor, input) }),
    payload: (t) => ({ product: t.field({ type: product, nullable: true, description: "The new product.", resolve: (parent) => parent.product }) }),
  });

  mutation({
    name: "updateProduct",
    description:
      "Changes a product. Removing a permission that roles permit is refused with `IN_USE` and the list of the roles, unless it is forced. Needs `product:update`; to force it, also `role:update`.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The product's id." }),
      input: t.field({ type: updateInput, required: true, description: "What to change." }),
      force: t.boolean({ description: "Take removed permissions out of the roles that permit them; who has them by these roles loses them at once." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { id, input, force, dryRun }) => {
      const { result, impact: would } = await updateProduct(actor, id, input, { force, dryRun });
      return { product: result, impact: would };
    },
    payload: (t) => ({
      product: t.field({ type: product, nullable: true, description: "The product as it is now; null after a dry run.", resolve: (parent) => parent.product }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });

  mutation({
    name: "deleteProduct",
    description: "Deletes a product that no service account uses, with its roles, if nobody has one of them. Needs `product:delete`.",
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The product's id." }) })),
    run: async ({ actor }, { id }) => ({ deletedId: (await deleteProduct(actor, id)).id }),
    payload: (t) => ({ deletedId: t.id({ nullable: true, description: "The id that no longer exists.", resolve: (parent) => parent.deletedId }) }),
  });
}
