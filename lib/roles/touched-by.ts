import type { EntityManager } from "typeorm";
import { isId } from "../ids";
import { holdersInGroups } from "../permissions/holders";
import type { Touched } from "../permissions/change-or-dry-run";
import type { NamedAssignments } from "./assignment-input";

/** Whose permissions a change of these assignments may touch: those who are named, and who is in the groups. */
export async function touchedBy(
  manager: EntityManager,
  { memberIds, serviceAccountIds, groupIds }: Pick<NamedAssignments, "memberIds" | "serviceAccountIds" | "groupIds">,
): Promise<Touched> {
  const inGroups = await holdersInGroups(
    manager,
    groupIds.filter((id) => isId("Group", id)),
  );
  const direct = { memberIds: memberIds.filter((id) => isId("Member", id)), serviceAccountIds: serviceAccountIds.filter((id) => isId("ServiceAccount", id)) };
  return {
    memberIds: [...new Set([...direct.memberIds, ...inGroups.memberIds])],
    serviceAccountIds: [...new Set([...direct.serviceAccountIds, ...inGroups.serviceAccountIds])],
  };
}
