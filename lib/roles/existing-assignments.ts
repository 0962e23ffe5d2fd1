import { In } from "typeorm";
import { RoleAssignment } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import type { NamedAssignments } from "./assignment-input";

/** Those of the named assignments that exist. */
export function existingAssignments(tx: Transaction, { roleIds, memberIds, serviceAccountIds, groupIds }: NamedAssignments): Promise<RoleAssignment[]> {
  const roleId = In(roleIds);
  const where = [
    ...(memberIds.length > 0 ? [{ roleId, memberId: In(memberIds) }] : []),
    ...(serviceAccountIds.length > 0 ? [{ roleId, serviceAccountId: In(serviceAccountIds) }] : []),
    ...(groupIds.length > 0 ? [{ roleId, groupId: In(groupIds) }] : []),
  ];
  return tx.manager.find(RoleAssignment, { where, order: { id: "ASC" } });
}

/** The id of who holds the role. */
export const holderOf = ({ memberId, serviceAccountId, groupId }: RoleAssignment): string => (memberId ?? serviceAccountId ?? groupId)!;
