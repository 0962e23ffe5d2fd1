import { z } from "zod";
import { Product, ProductEventType } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import { parseInput } from "../input/parse";
import { optionalText } from "../input/text";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { authorize } from "../permissions/authorize";
import { withinTeams } from "../permissions/within-teams";
import { productEventName } from "../webhooks/input";
import { storeEvents } from "../webhooks/store-events";

interface PublishProductEventInput {
  productId: string;
  /** One of the product's catalogue. */
  event: string;
  /** A sentence for people, as Slack shows it. */
  title?: string | null;
  /** What receivers get with it, as JSON. */
  data?: string | null;
  /** The same key publishes once, however often it is sent. */
  idempotencyKey?: string | null;
}

/** How long the data of an event may be, in bytes. */
const mostData = 16_384;
/** How deep it may be nested: neither PostgreSQL nor a receiver reads it without end. */
const deepest = 20;
const keyMessage = "The key is 1 to 100 printable characters without spaces.";

const schema = z.object({
  event: productEventName,
  title: optionalText("The title", 300),
  data: z
    .string()
    .refine((text) => Buffer.byteLength(text) <= mostData, `The data may have at most ${mostData} bytes.`)
    .refine(isObject, `The data must be a JSON object, nested at most ${deepest} deep.`)
    .nullish(),
  idempotencyKey: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/, keyMessage)
    .nullish(),
});

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) && isShallow(value, deepest);
  } catch {
    return false;
  }
}

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1));
}

/** Tells the webhooks of a product that something has happened in it. @returns the product */
export async function publishProductEvent(actor: Actor | null, input: PublishProductEventInput): Promise<Product> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const { productId, ...rest } = input;
    const product = isId("Product", productId) ? await tx.manager.findOneBy(Product, { id: productId, ...withinTeams(actor) }) : null;
    if (!product) throw new NotFoundError("product", ["input", "productId"]);
    authorize(actor, "product-event:publish", product.teamId, "product", ["input", "productId"]);
    if (product.eventPublisherId != null && actor.id !== product.eventPublisherId)
      throw new ForbiddenError("Only the service account that the product names as the publisher of its events publishes them.");
    const { event, title, data, idempotencyKey } = parseInput(schema, rest);
    const known = await tx.manager.findOneBy(ProductEventType, { productId, name: event });
    if (!known) {
      const message = `The product publishes no event called ${event}. Add it to the product's events first.`;
      throw new InvalidInputError([{ field: ["input", "event"], message, code: "NOT_FOUND" }]);
    }
    const dedupeKey = idempotencyKey == null ? undefined : `product ${productId} ${idempotencyKey}`;
    if (dedupeKey !== undefined) {
      const [told] = await tx.manager.query<unknown[]>("SELECT 1 FROM webhook_event WHERE team_id = $1 AND dedupe_key = $2", [product.teamId, dedupeKey]);
      if (told) return product;
    }
    await storeEvents(tx.manager, [
      {
        teamId: product.teamId,
        type: `product.${event}`,
        topic: "PRODUCT",
        productId,
        dedupeKey,
        payload: {
          teamId: product.teamId,
          actor: { type: actor.type, id: actor.id, name: actor.name },
          title: title === "" ? `${product.name}: ${event}` : title,
          event,
          data: data == null ? {} : (JSON.parse(data) as object),
        },
      },
    ]);
    await recordEvent(tx, actor, {
      action: "product-event.publish",
      teamId: product.teamId,
      target: { type: "Product", id: productId, name: product.name },
      details: { event, ...(title !== "" && { title }), ...(idempotencyKey != null && { idempotencyKey }) },
    });
    return product;
  });
}
