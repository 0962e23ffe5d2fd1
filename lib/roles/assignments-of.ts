import { In } from "typeorm";
import { RoleAssignment } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { grouped } from "../grouped";

/** The roles that are assigned to each of these holders directly, in the order in which they got them, for callers that have been allowed to see them. One statement. */
export async function assignmentsOf(holder: "memberId" | "serviceAccountId" | "groupId", ids: readonly string[]): Promise<Map<string, RoleAssignment[]>> {
  const found = await (await dataSource()).manager.find(RoleAssignment, { where: { [holder]: In([...ids]) }, order: { id: "ASC" } });
  return grouped(found, (row) => row[holder]!);
}
