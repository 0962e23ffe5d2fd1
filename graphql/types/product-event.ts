import type { Product } from "../../entities/index";
import { publishProductEvent } from "../../lib/product-events/publish-product-event";
import { mostEventTypes, setProductEvents } from "../../lib/product-events/set-product-events";
import type { Refs } from "./refs";

/** The mutations of the events that products publish. */
export function defineProductEvent({ builder, product, mutation }: Refs): void {
  const eventInput = builder.inputType("ProductEventTypeInput", {
    description: "A kind of event that a product publishes.",
    fields: (t) => ({
      name: t.string({ required: true, description: "Lower-case words with dots between, such as `deployment.finished`." }),
      description: t.string({ description: "What it tells, at most 500 characters." }),
    }),
  });
  const changes = builder.inputType("SetProductEventsInput", {
    description: "Which events a product publishes, and who does; a field left out stays, null clears it.",
    fields: (t) => ({
      events: t.field({ type: [eventInput], description: `The whole list, at most ${mostEventTypes}.` }),
      publisherId: t.id({ description: "The service account that alone publishes them; null for all that hold `product-event:publish`." }),
      version: t.int({
        description: "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.",
      }),
    }),
  });
  const publish = builder.inputType("PublishProductEventInput", {
    description: "What has happened in a product.",
    fields: (t) => ({
      productId: t.id({ required: true, description: "The product." }),
      event: t.string({ required: true, description: "Which of the product's events it is, by name." }),
      title: t.string({ description: "A sentence for people, at most 300 characters." }),
      data: t.string({ description: "What receivers get with it: a JSON object as text, at most 16 kB. No secrets: it leaves Latchkey." }),
      idempotencyKey: t.string({ description: "The same key tells the event once, however often it is sent; kept as long as the log of webhooks." }),
    }),
  });
  const changed = (parent: { product?: Product }) => parent.product;
  mutation({
    name: "setProductEvents",
    description: "Says which events a product publishes, so that webhooks can choose among them, and who does. Needs `product:update`.",
    args: builder.args((t) => ({
      productId: t.id({ required: true, description: "The product." }),
      input: t.field({ type: changes, required: true, description: "What to change." }),
    })),
    run: async ({ actor }, args) => ({ product: await setProductEvents(actor, args.productId, args.input) }),
    payload: (t) => ({ product: t.field({ type: product, nullable: true, description: "The product as it is now.", resolve: changed }) }),
  });
  mutation({
    name: "publishProductEvent",
    description:
      "Tells the webhooks of a product that something has happened in it. Needs `product-event:publish`, and where the product names a publisher, to be that service account.",
    args: builder.args((t) => ({ input: t.field({ type: publish, required: true, description: "What has happened." }) })),
    run: async ({ actor }, args) => ({ product: await publishProductEvent(actor, args.input) }),
    payload: (t) => ({ product: t.field({ type: product, nullable: true, description: "The product.", resolve: changed }) }),
  });
}
