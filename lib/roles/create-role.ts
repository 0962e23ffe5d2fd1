import { z } from "zod";
import { Product, type Role } from "../../entities/index";
import { type Transaction, transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { resolveTeam } from "../teams/resolve-team";
import { assertDeclared } from "./assert-declared";
import { permissionNames, roleDescription, roleName } from "./input";
import { writeRole } from "./write-role";

export interface CreateRoleInput {
  teamId?: string | null;
  /** The product whose permissions it bundles; the built-in one by default. */
  productId?: string | null;
  name: string;
  description?: string | null;
  permissions?: readonly string[] | null;
}

const schema = z.object({ name: roleName, description: roleDescription, permissions: permissionNames.nullish() });

/** Makes a role of permissions that the actor may give. @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError */
export async function createRole(actor: Actor | null, input: CreateRoleInput): Promise<Role> {
  const teamId = resolveTeam(actor, input.teamId, ["input", "teamId"]);
  authorize(actor, "role:create", teamId, "team", ["input", "teamId"]);
  return transaction((tx) => createRoleWithin(tx, actor, { ...input, teamId }));
}

/** The same, as part of a change; that the actor may make roles has been checked. */
export async function createRoleWithin(tx: Transaction, actor: Actor, input: CreateRoleInput & { teamId: string }): Promise<Role> {
  const { name, description, permissions: named } = parseInput(schema, input);
  const product = await productForRole(tx, input.teamId, input.productId);
  await assertDeclared(tx, product, named ?? []);
  const permissions = [...new Set(named)];
  if (permissions.length > 0) assertRecentSignIn(actor);
  assertMayGive(actor, input.teamId, [{ product, permissions }], `create the role ${name}`);
  return writeRole(tx, actor, product, { name, description, permissions });
}

/** The product of a new role, kept from being edited, so that what it declares stays declared. */
async function productForRole(tx: Transaction, teamId: string, id: string | null | undefined): Promise<Product> {
  const where = id == null ? { teamId, builtIn: true } : { teamId, id };
  const product = id != null && !isId("Product", id) ? null : await tx.manager.findOne(Product, { where, lock: { mode: "pessimistic_read" } });
  if (!product) throw new NotFoundError("product", ["input", "productId"]);
  return product;
}
