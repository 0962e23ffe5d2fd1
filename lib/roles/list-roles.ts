import { Role } from "../../entities/index";
import { dataSource } from "../db/data-source";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { builtInRole } from "../permissions/built-in-roles";
import { storable } from "../input/storable";

/** The team's roles, in the order in which they are shown; at most a few. */
export async function listRoles(
  actor: Actor | null,
  teamId: string,
  filter: { productId?: string; assignableTo?: "members" | "service-accounts" } = {},
): Promise<Role[]> {
  authorize(actor, "role:read", teamId);
  const roles = await (
    await dataSource()
  ).manager.find(Role, { where: { teamId, ...(filter.productId && { productId: storable(filter.productId) }) }, order: { id: "ASC" } });
  return filter.assignableTo ? roles.filter((role) => builtInRole(role.builtInKey).for === filter.assignableTo) : roles;
}
