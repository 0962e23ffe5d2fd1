import { RoleAssignment } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import type { Actor } from "../permissions/actor";

/** Who gets a role: exactly one of the three is given. */
interface NewAssignment {
  roleId: string;
  memberId?: string;
  serviceAccountId?: string;
  groupId?: string;
  /** When it ends; never by default. */
  expiresAt?: Date | null;
}

/** Writes assignments. That they may be made has been checked. */
export async function insertAssignments(
  tx: Transaction,
  actor: Pick<Actor, "id">,
  teamId: string,
  assignments: readonly NewAssignment[],
): Promise<RoleAssignment[]> {
  const createdAt = new Date();
  const rows = assignments.map(({ roleId, memberId = null, serviceAccountId = null, groupId = null, expiresAt = null }) => ({
    id: newId("RoleAssignment"),
    teamId,
    roleId,
    memberId,
    serviceAccountId,
    groupId,
    expiresAt,
    createdAt,
    createdBy: actor.id,
  }));
  if (rows.length > 0) await tx.manager.insert(RoleAssignment, rows);
  return rows;
}
