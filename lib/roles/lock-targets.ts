import { In } from "typeorm";
import { Role } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import { isId } from "../ids";
import { lockTeam } from "../members/owners";
import type { Actor } from "../permissions/actor";
import { authorize, permissionsIn } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import type { RoleWithPermissions } from "../permissions/road";
import { rolesWithPermissions } from "../permissions/roles-with-permissions";
import { withinTeams } from "../permissions/within-teams";
import type { AssignmentsInput, NamedAssignments } from "./assignment-input";

/** Somebody who gets or loses roles. */
export interface Target {
  type: "Member" | "ServiceAccount" | "Group";
  id: string;
  name: string;
  /** Of a service account. */
  productId: string | null;
  /** Where the input names it. */
  field: string[];
}

const statements = {
  groupIds: `SELECT id, name, NULL AS "productId", 'Group' AS type FROM team_group WHERE team_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE`,
  memberIds: `SELECT m.id, u.name, NULL AS "productId", 'Member' AS type FROM member m JOIN user_account u ON u.id = m.user_id
    WHERE m.team_id = $1 AND m.id = ANY($2) ORDER BY m.id FOR NO KEY UPDATE OF m`,
  serviceAccountIds: `SELECT id, name, product_id AS "productId", 'ServiceAccount' AS type FROM service_account
    WHERE team_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE`,
};

// Groups before members before accounts, everywhere.
const kinds = [
  ["groupIds", "Group", "group"],
  ["memberIds", "Member", "member"],
  ["serviceAccountIds", "ServiceAccount", "service account"],
] as const;

/**
 * Loads the roles of a call, and those who get or lose them, all of one team in which the actor must hold the permission. Whoever is named is locked,
 * so that calls about the same holder come one after the other; the roles are kept from being edited. If one of them makes owners, the team is locked first.
 * @throws InvalidInputError that lists everything that isn't there for this actor, ForbiddenError
 */
export async function lockTargets(
  tx: Transaction,
  actor: Actor,
  permission: Permission,
  named: NamedAssignments,
  input: AssignmentsInput,
): Promise<{ teamId: string; roles: RoleWithPermissions[]; targets: Target[] }> {
  const placeOf = (list: keyof AssignmentsInput, id: string) => ["input", list, String((input[list] ?? []).indexOf(id))];
  const missing = (list: keyof AssignmentsInput, what: string, ids: readonly string[], found: readonly { id: string }[]): InputIssue[] => {
    const there = new Set(found.map(({ id }) => id));
    return ids.flatMap((id) => (there.has(id) ? [] : [{ field: placeOf(list, id), message: `There is no such ${what}.`, code: "NOT_FOUND" }]));
  };
  const seen = await tx.manager.findBy(Role, { id: In(named.roleIds.filter((id) => isId("Role", id))), ...withinTeams(actor) });
  const visible = seen.filter(({ teamId }) => permissionsIn(actor, teamId) !== undefined);
  const teamId = visible[0]?.teamId;
  if (teamId === undefined) throw new InvalidInputError(missing("roleIds", "role", named.roleIds, []));
  authorize(actor, permission, teamId);
  if (visible.some(({ builtInKey }) => builtInKey === "owner")) await lockTeam(tx, teamId);
  const targets: Target[] = [];
  const issues: InputIssue[] = [];
  for (const [list, type, what] of kinds) {
    const possible = named[list].filter((id) => isId(type, id));
    const found = possible.length === 0 ? [] : await tx.manager.query<Omit<Target, "field">[]>(statements[list], [teamId, possible]);
    targets.push(...found.map((target) => ({ ...target, field: placeOf(list, target.id) })));
    issues.push(...missing(list, what, named[list], found));
  }
  const ofTeam = visible.filter((role) => role.teamId === teamId).map(({ id }) => id);
  const roles = await rolesWithPermissions(tx.manager, teamId, ofTeam, "share");
  issues.unshift(...missing("roleIds", "role", named.roleIds, roles));
  if (issues.length > 0) throw new InvalidInputError(issues);
  return { teamId, roles, targets };
}
