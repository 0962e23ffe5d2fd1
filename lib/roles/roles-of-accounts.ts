import { In, IsNull, Raw } from "typeorm";
import { Role, RoleAssignment } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** The roles that are assigned to each of these service accounts directly and count, for callers that have been allowed to see the accounts. Two statements, however many accounts. */
export async function rolesOfAccounts(accountIds: readonly string[]): Promise<Map<string, Role[]>> {
  const { manager } = await dataSource();
  const assignments = await manager.find(RoleAssignment, {
    where: [
      { serviceAccountId: In([...accountIds]), expiresAt: IsNull() },
      { serviceAccountId: In([...accountIds]), expiresAt: Raw((column) => `${column} > clock_timestamp()`) },
    ],
    order: { id: "ASC" },
  });
  const roles = await manager.findBy(Role, { id: In([...new Set(assignments.map((assignment) => assignment.roleId))]) });
  const byId = new Map(roles.map((role) => [role.id, role]));
  const result = new Map<string, Role[]>();
  for (const { serviceAccountId, roleId } of assignments) {
    const role = byId.get(roleId);
    if (serviceAccountId && role) result.set(serviceAccountId, [...(result.get(serviceAccountId) ?? []), role]);
  }
  return result;
}
