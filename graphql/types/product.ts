import type { Product, ProductEventType } from "../../entities/index";
import { catalogue } from "../../lib/permissions/catalogue";
import { audienceOf } from "../../lib/products/audience-of";
import { getProduct } from "../../lib/products/get-product";
import { listProducts } from "../../lib/products/list-products";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `Product`, `Permission` and their queries. */
export function defineProduct({ builder, product, permission, node, connection, nameOrder }: Refs): void {
  permission.implement({
    description: "A permission that a product declares.",
    fields: (t) => ({
      name: t.exposeString("name", { description: "`resource:verb`." }),
      title: t.exposeString("title", { description: "What people call it." }),
      description: t.exposeString("description", { description: "What it permits." }),
      dependsOn: t.stringList({ description: "Names of permissions without which it is of no use.", resolve: (parent) => [...(parent.dependsOn ?? [])] }),
      peopleOnly: t.boolean({
        description: "Whether no service account may ever hold it: a permission on roles, groups, members or the team.",
        resolve: (parent) => parent.peopleOnly ?? false,
      }),
    }),
  });

  const eventType = builder.objectRef<ProductEventType>("ProductEventType").implement({
    description: "A kind of event that a product publishes, for webhooks to tell.",
    fields: (t) => ({
      name: t.exposeString("name", { description: "Such as `deployment.finished`; the message's type has `product.` before it." }),
      description: t.exposeString("description", { description: "What it tells; empty when not given." }),
    }),
  });

  product.implement({
    description: "An API that trusts Latchkey's access tokens. Needs `product:read`, save where it is shown as part of a service account.",
    interfaces: [node],
    isTypeOf: isOfType("Product"),
    fields: (t) => ({
      key: t.exposeString("key", { description: "Short name, unique in the team; it never changes." }),
      name: t.exposeString("name", { description: "Unique in the team." }),
      description: t.exposeString("description", { description: "What it is; empty when not given." }),
      audience: t.string({ description: "The `aud` of access tokens for it; unique on the installation.", resolve: (parent) => audienceOf(parent) }),
      builtIn: t.exposeBoolean("builtIn", { description: "Whether it is Latchkey's own API, which can't be changed or deleted." }),
      createdAt: t.field({ type: "DateTime", description: "When it was registered.", resolve: (parent) => parent.createdAt }),
      updatedAt: t.field({ type: "DateTime", description: "When it was last changed.", resolve: (parent) => parent.updatedAt }),
      version: t.exposeInt("version", { description: "Goes up with each update; pass it to updateProduct or setProductEvents to overwrite nobody's change." }),
      permissions: t.field({
        type: [permission],
        description: "The permissions that it declares, in its order.",
        // There may be hundreds.
        complexity: { field: 1, multiplier: 30 },
        resolve: (parent, _, { loaders }) => (parent.builtIn ? [...catalogue] : loaders.productPermissions.load(parent.id)),
      }),
      eventTypes: t.field({
        type: [eventType],
        description: "The events that it publishes, in its order.",
        complexity: { field: 1, multiplier: 10 },
        resolve: (parent, _, { loaders }) => loaders.productEventTypes.load(parent.id),
      }),
      eventPublisherId: t.id({
        nullable: true,
        description: "The service account that alone publishes its events; null when all may that hold `product-event:publish`.",
        resolve: (parent) => parent.eventPublisherId ?? null,
      }),
    }),
  });

  builder.queryField("product", (t) =>
    t.field({
      type: product,
      nullable: true,
      description: "A product by id. Needs `product:read`.",
      args: { id: t.arg.id({ required: true, description: "The product's id." }) },
      resolve: (_, { id }, { actor }) => getProduct(actor, id),
    }),
  );

  const filter = builder.inputType("ProductFilter", {
    description: "Which products to list.",
    fields: (t) => ({ search: t.string({ description: "Text anywhere in name, description, key, audience or id." }) }),
  });
  const order = builder.inputType("ProductOrder", {
    description: "The order of a list of products.",
    fields: (t) => ({
      field: t.field({ type: nameOrder.field, required: true, description: "By what." }),
      direction: t.field({ type: nameOrder.direction, required: true, description: "In which direction." }),
    }),
  });
  connection<Product, ReturnType<typeof args>>({
    field: "products",
    item: product,
    description: "The team's products, by name unless asked otherwise. Needs `product:read`.",
    args: args(),
    read: ({ actor }, given) => listProducts(actor, given),
  });

  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: order, description: "In which order." }),
    }));
  }
}
