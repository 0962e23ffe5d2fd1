import { z } from "zod";
import { Product } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { ownAudience } from "./audience-of";
import { audience, type PermissionInput, permissionList, productDescription, productKey, productName } from "./input";
import { assertNotHeld } from "./audience-hold";
import { asProductTaken } from "./taken";
import { writePermissions } from "./write-permissions";

interface CreateProductInput {
  teamId?: string | null;
  key: string;
  name: string;
  description?: string | null;
  audience: string;
  permissions?: readonly PermissionInput[] | null;
}

/** An audience that isn't Latchkey's own. */
export const foreignAudience = audience.refine((value) => value !== ownAudience(), "This is the audience of Latchkey's own API.");

const schema = z.object({
  key: productKey,
  name: productName,
  description: productDescription,
  audience: foreignAudience,
  permissions: permissionList.nullish().transform((list) => list ?? []),
});

/** Registers an API that trusts Latchkey. @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError */
export async function createProduct(actor: Actor | null, input: CreateProductInput): Promise<Product> {
  const teamId = resolveTeam(actor, input.teamId, ["input", "teamId"]);
  authorize(actor, "product:create", teamId, "team", ["input", "teamId"]);
  const { permissions, ...values } = parseInput(schema, input);
  return transaction(async (tx) => {
    const now = new Date();
    const product: Product = {
      ...values,
      id: newId("Product"),
      teamId,
      nameKey: nameKey(values.name),
      builtIn: false,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await tx.manager.insert(Product, product).catch(asProductTaken);
    await assertNotHeld(tx, product.audience, teamId);
    await writePermissions(tx, product, permissions);
    await recordEvent(tx, actor, {
      action: "product.create",
      teamId,
      target: { type: "Product", id: product.id, name: product.name },
      details: { key: product.key, audience: product.audience, permissions: permissions.map((permission) => permission.name) },
    });
    return product;
  });
}
