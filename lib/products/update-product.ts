import { z } from "zod";
import { Product, ProductPermission } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { foreignAudience } from "./create-product";
import { type PermissionInput, permissionList, productDescription, productName } from "./input";
import { lockProduct } from "./lock-product";
import { asTaken } from "./taken";
import { writePermissions } from "./write-permissions";
import { assertKnown } from "../permissions/assert-known";

export interface UpdateProductInput {
  name?: string | null;
  description?: string | null;
  audience?: string | null;
  /** The whole list; `null` empties it. */
  permissions?: readonly PermissionInput[] | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

const schema = z.object({
  name: productName.optional(),
  description: productDescription,
  audience: foreignAudience.optional(),
  permissions: permissionList.nullish(),
  version: seenVersion,
});

/** Changes what is given; the key stays, because products and code refer to it. */
export async function updateProduct(actor: Actor | null, id: string, input: UpdateProductInput): Promise<Product> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const product = await lockProduct(tx, actor, "product:update", id);
    const values = parseInput(schema, input);
    assertVersion("product", product, values.version);
    const changes = changesOf(product, {
      name: values.name,
      description: input.description === undefined ? undefined : values.description,
      audience: values.audience,
    });
    const before = await tx.manager.find(ProductPermission, { where: { productId: id }, order: { position: "ASC" } });
    const wanted = values.permissions === undefined ? undefined : (values.permissions ?? []);
    const describe = (list: readonly { name: string; title: string; description: string }[]) =>
      list.map(({ name, title, description }) => [name, title, description]);
    const permissionsChange = wanted !== undefined && JSON.stringify(describe(before)) !== JSON.stringify(describe(wanted));
    if (Object.keys(changes.after).length === 0 && !permissionsChange) return product;
    const columns = {
      ...changes.after,
      ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }),
      updatedAt: new Date(),
      version: product.version + 1,
    };
    await tx.manager.update(Product, { id }, columns).catch(asTaken);
    if (permissionsChange) await writePermissions(tx, product, wanted);
    await recordEvent(tx, actor, {
      action: "product.update",
      teamId: product.teamId,
      target: { type: "Product", id, name: changes.after.name ?? product.name },
      details: { ...changes.details, ...(permissionsChange && { permissions: { from: before.map(({ name }) => name), to: wanted.map(({ name }) => name) } }) },
    });
    // Every account of the product carries its audience.
    if (changes.after.audience !== undefined) tx.changed("client", "*");
    return { ...product, ...columns };
  });
}
