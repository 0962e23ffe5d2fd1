import type { EntityManager } from "typeorm";

/** An assignment of a role, with what its holder is called. */
export interface HeldRole {
  id: string;
  type: "Member" | "ServiceAccount" | "Group";
  holderId: string;
  name: string;
  until: Date | null;
}

/** Whom a role is assigned to, in the order in which they got it. @param most how many to read */
export function assignmentsOfRole(manager: EntityManager, roleId: string, most: number): Promise<HeldRole[]> {
  return manager.query<HeldRole[]>(
    `SELECT ra.id, CASE WHEN ra.member_id IS NOT NULL THEN 'Member' WHEN ra.group_id IS NOT NULL THEN 'Group' ELSE 'ServiceAccount' END AS type,
        coalesce(ra.member_id, ra.group_id, ra.service_account_id) AS "holderId", coalesce(u.name, g.name, a.name) AS name, ra.expires_at AS until
      FROM role_assignment ra LEFT JOIN member m ON m.id = ra.member_id LEFT JOIN user_account u ON u.id = m.user_id
        LEFT JOIN team_group g ON g.id = ra.group_id LEFT JOIN service_account a ON a.id = ra.service_account_id
      WHERE ra.role_id = $1 ORDER BY ra.id LIMIT $2`,
    [roleId, most],
  );
}
