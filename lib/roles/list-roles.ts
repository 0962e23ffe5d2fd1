import { Role } from "../../entities/index";
import { dataSource } from "../db/data-source";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { grantedRoles } from "../permissions/load-effective";
import { isForPeopleOnly } from "./for-people-only";
import { storable } from "../input/storable";

/** The team's roles, in the order in which they are shown; at most a few. */
export async function listRoles(
  actor: Actor | null,
  teamId: string,
  filter: { productId?: string; assignableTo?: "members" | "service-accounts" | "anyone" } = {},
): Promise<Role[]> {
  authorize(actor, "role:read", teamId);
  const roles = await (
    await dataSource()
  ).manager.find(Role, { where: { teamId, ...(filter.productId && { productId: storable(filter.productId) }) }, order: { id: "ASC" } });
  if (filter.assignableTo === undefined || filter.assignableTo === "members") return roles;
  const granted = await grantedRoles(
    (await dataSource()).manager,
    teamId,
    roles.map(({ id }) => id),
  );
  const forPeople = new Set(granted.filter(isForPeopleOnly).map(({ id }) => id));
  return roles.filter(({ id }) => !forPeople.has(id));
}
