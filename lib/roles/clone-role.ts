import { z } from "zod";
import { Product, type Role } from "../../entities/index";
import { transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { rolesWithPermissions } from "../permissions/roles-with-permissions";
import { givenByRoles } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { permissionsOfRole } from "../permissions/weigh";
import { roleDescription, roleName } from "./input";
import { findRole } from "./lock-role";
import { writeRole } from "./write-role";

interface CloneRoleInput {
  name: string;
  /** That of the original when left out. */
  description?: string | null;
}

const schema = z.object({ name: roleName, description: roleDescription });

/**
 * Makes a role with what another one permits now, also a built-in one. The two go separate ways from then on.
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError
 */
export async function cloneRole(actor: Actor | null, id: string, input: CloneRoleInput): Promise<Role> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const original = await findRole(tx, actor, "role:create", id);
    assertRecentSignIn(actor);
    const { name, description } = parseInput(schema, input);
    const product = await tx.manager.findOne(Product, { where: { id: original.productId }, lock: { mode: "pessimistic_read" } });
    const [granted] = await rolesWithPermissions(tx.manager, original.teamId, [id], "share");
    if (!product || !granted) throw new NotFoundError("role");
    assertMayGive(actor, original.teamId, givenByRoles([granted]), `clone the role ${original.name}`);
    const values = { name, description: input.description == null ? original.description : description, permissions: [...permissionsOfRole(granted)] };
    return writeRole(tx, actor, product, values, { clonedFrom: original.name });
  });
}
