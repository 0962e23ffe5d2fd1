import { In } from "typeorm";
import { z } from "zod";
import { Product, ProductEventType, ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { isId } from "../ids";
import { parseInput } from "../input/parse";
import { optionalText } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { lockProduct } from "../products/lock-product";
import { productEventName } from "../webhooks/input";

interface ProductEventsInput {
  /** The whole list, in the order in which forms show it. */
  events?: readonly { name: string; description?: string | null }[] | null;
  /** The service account that alone publishes them; null for all that have the permission. */
  publisherId?: string | null;
  /** The version of the product that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

/** How many kinds of events a product may publish. */
export const mostEventTypes = 100;

const schema = z.object({
  events: z
    .array(z.object({ name: productEventName, description: optionalText("The description", 500) }))
    .max(mostEventTypes, `A product can publish at most ${mostEventTypes} kinds of events.`)
    .superRefine((list, ctx) => {
      const seen = new Set<string>();
      list.forEach(({ name }, index) => {
        if (seen.has(name)) ctx.addIssue({ code: "custom", path: [index, "name"], message: `${name} is in the list twice.` });
        seen.add(name);
      });
    })
    .nullish(),
  version: seenVersion,
});

/** Says which events a product publishes, and who does. Webhooks that name an event that is gone keep its name. */
export async function setProductEvents(actor: Actor | null, productId: string, input: ProductEventsInput): Promise<Product> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const product = await lockProduct(tx, actor, "product:update", productId);
    const { events, version } = parseInput(schema, { events: input.events, version: input.version });
    assertVersion("product", product, version);
    const publisherId = input.publisherId === undefined ? undefined : await publisher(tx, product.teamId, input.publisherId);
    const before = await tx.manager.find(ProductEventType, { where: { productId }, order: { position: "ASC" } });
    const wanted = input.events === undefined ? undefined : (events ?? []);
    const textOf = (list: readonly { name: string; description: string }[]) => JSON.stringify(list.map(({ name, description }) => [name, description]));
    const samePublisher = publisherId === undefined || publisherId === (product.eventPublisherId ?? null);
    if (samePublisher && (!wanted || textOf(wanted) === textOf(before))) return product;
    if (wanted) await write(tx, product, wanted, before);
    const columns = { ...(publisherId !== undefined && { eventPublisherId: publisherId }), updatedAt: new Date(), version: product.version + 1 };
    await tx.manager.update(Product, { id: productId }, columns);
    await recordEvent(tx, actor, {
      action: "product.update",
      teamId: product.teamId,
      target: { type: "Product", id: productId, name: product.name },
      details: {
        ...(wanted && { events: { from: before.map(({ name }) => name), to: wanted.map(({ name }) => name) } }),
        ...(publisherId !== undefined && { eventPublisherId: { from: product.eventPublisherId ?? null, to: publisherId } }),
      },
    });
    return { ...product, ...columns };
  });
}

async function publisher(tx: Transaction, teamId: string, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const found = isId("ServiceAccount", id) ? await tx.manager.findOneBy(ServiceAccount, { id, teamId }) : null;
  if (found) return found.id;
  throw new InvalidInputError([{ field: ["input", "publisherId"], message: "There is no such service account.", code: "NOT_FOUND" }]);
}

async function write(
  tx: Transaction,
  product: Product,
  wanted: readonly { name: string; description: string }[],
  before: readonly ProductEventType[],
): Promise<void> {
  const kept = new Set(wanted.map(({ name }) => name));
  const removed = before.map(({ name }) => name).filter((name) => !kept.has(name));
  if (removed.length > 0) await tx.manager.delete(ProductEventType, { productId: product.id, name: In(removed) });
  const rows = wanted.map((event, position) => ({ ...event, position, productId: product.id, teamId: product.teamId }));
  if (rows.length > 0) await tx.manager.upsert(ProductEventType, rows, ["productId", "name"]);
}
