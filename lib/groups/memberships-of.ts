import { In } from "typeorm";
import { GroupMembership } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { grouped } from "../grouped";

/** The memberships of each of these members or service accounts, for callers that have been allowed to see groups. One statement. */
export async function membershipsOf(holder: "memberId" | "serviceAccountId", ids: readonly string[]): Promise<Map<string, GroupMembership[]>> {
  const rows = await (await dataSource()).manager.find(GroupMembership, { where: { [holder]: In([...ids]) }, order: { id: "ASC" } });
  return grouped(rows, (row) => row[holder]!);
}
