import { ProductEventType } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";

const invalid = (message: string) => new InvalidInputError([{ field: ["input", "productEvents"], message, code: "INVALID" }]);

/**
 * Checks what a webhook is to tell of: of something at least, and of events that its product publishes.
 * @throws InvalidInputError
 */
export async function assertChoice(
  tx: Transaction,
  { productId }: { productId: string | null },
  { topics, productEvents }: { topics: readonly string[]; productEvents: readonly string[] },
): Promise<void> {
  if (topics.length === 0 && productEvents.length === 0)
    throw new InvalidInputError([{ field: ["input", "topics"], message: "Choose at least one topic or event of a product.", code: "REQUIRED" }]);
  const named = productEvents.filter((name) => name !== "*");
  if (named.length === 0) return;
  if (productId === null) throw invalid("Name the product whose events these are, or choose all events of all products with *.");
  const known = new Set((await tx.manager.findBy(ProductEventType, { productId })).map(({ name }) => name));
  const unknown = named.filter((name) => !known.has(name));
  if (unknown.length > 0) throw invalid(`The product publishes no event called ${unknown.join(", ")}.`);
}
