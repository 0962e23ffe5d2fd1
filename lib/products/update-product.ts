import { z } from "zod";
import { Product, ProductPermission } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import type { EntityManager } from "typeorm";
import { parseInput } from "../input/parse";
import { storable } from "../input/storable";
import { nameKey } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { holdersOfRoles } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import { foreignAudience } from "./create-product";
import { type PermissionInput, permissionList, productDescription, productName } from "./input";
import { lockProduct } from "./lock-product";
import { withdrawFromRoles } from "./withdraw-from-roles";
import { assertNotHeld, holdGivenUp } from "./audience-hold";
import { asProductTaken } from "./taken";
import { writePermissions } from "./write-permissions";
import { assertKnown } from "../permissions/assert-known";

interface UpdateProductInput {
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

/**
 * Changes what is given; the key stays, because products and code refer to it. A permission that roles permit is removed only by force.
 * @param options `force` takes removed permissions out of the roles as well, for which it needs `role:update`; `dryRun` tells who would lose what
 */
export async function updateProduct(
  actor: Actor | null,
  id: string,
  input: UpdateProductInput,
  { force = false, dryRun = false }: { force?: boolean | null; dryRun?: boolean | null } = {},
) {
  assertKnown(actor);
  return changeOrDryRun(
    dryRun,
    (manager) => holdersOfRemoved(manager, id, input),
    async (tx): Promise<Product> => {
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
      if (permissionsChange) {
        const kept = new Set(wanted.map(({ name }) => name));
        const removed = before.map(({ name }) => name).filter((name) => !kept.has(name));
        await withdrawFromRoles(tx, actor, product, removed, force ?? false);
      }
      const columns = {
        ...changes.after,
        ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }),
        updatedAt: new Date(),
        version: product.version + 1,
      };
      await tx.manager.update(Product, { id }, columns).catch(asProductTaken);
      if (changes.after.audience != null) {
        await assertNotHeld(tx, changes.after.audience, product.teamId);
        await holdGivenUp(tx, product);
      }
      if (permissionsChange) await writePermissions(tx, product, wanted, before);
      await recordEvent(tx, actor, {
        action: "product.update",
        teamId: product.teamId,
        target: { type: "Product", id, name: changes.after.name ?? product.name },
        details: {
          ...changes.details,
          ...(permissionsChange && { permissions: { from: before.map(({ name }) => name), to: wanted.map(({ name }) => name) } }),
        },
      });
      // Every account of the product carries its audience.
      if (changes.after.audience !== undefined) tx.changed("client", "*");
      return { ...product, ...columns };
    },
  );
}

/** Who has, by whatever role, a permission that the list doesn't hold any more. */
async function holdersOfRemoved(manager: EntityManager, id: string, { permissions }: UpdateProductInput) {
  if (permissions === undefined || !isId("Product", id)) return { memberIds: [], serviceAccountIds: [] };
  const kept = (permissions ?? []).map(({ name }) => storable(name.trim()));
  const roles = await manager.query<{ role_id: string }[]>("SELECT DISTINCT role_id FROM role_permission WHERE product_id = $1 AND permission <> ALL($2)", [
    id,
    kept,
  ]);
  return holdersOfRoles(
    manager,
    roles.map(({ role_id: roleId }) => roleId),
  );
}
