import type { Transaction } from "../db/transaction";
import { ForbiddenError, InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { can } from "../permissions/authorize";
import { permissionsOfBuiltInRole } from "../permissions/built-in-roles";

/** Keeps other changes that may take a team's ownership away from running at the same time. Rows that refer to the team can be written meanwhile. */
export async function lockTeam(tx: Transaction, teamId: string): Promise<void> {
  await tx.manager.query("SELECT 1 FROM team WHERE id = $1 FOR NO KEY UPDATE", [teamId]);
}

/**
 * Whoever takes the role Owner from somebody, also by way of a group, must hold all that it permits: an admin can't do away with the owners.
 * @throws ForbiddenError
 */
export function assertMayTakeOwnership(actor: Actor, teamId: string): void {
  const lacked = [...permissionsOfBuiltInRole("owner")].filter((permission) => !can(actor, permission, teamId));
  if (lacked.length === 0) return;
  const message = `An owner can be demoted or removed only by somebody who holds all permissions of an owner. You don't hold ${lacked.join(", ")}.`;
  throw new ForbiddenError(message, lacked);
}

/**
 * To be called before any of these members loses a role, gets an end to one, or leaves the team. Locks their team first.
 * @returns whether there are owners among them; `assertOwnerRemains` is due at the end then.
 * @throws ForbiddenError when an owner is among them and the actor holds less than one
 */
export async function assertMayTouchOwner(tx: Transaction, actor: Actor, memberIds: readonly string[]): Promise<boolean> {
  if (memberIds.length === 0) return false;
  const teams = await tx.manager.query<{ id: string }[]>(
    "SELECT id FROM team WHERE id IN (SELECT team_id FROM member WHERE id = ANY($1)) ORDER BY id FOR NO KEY UPDATE",
    [memberIds],
  );
  // A statement of its own: only what begins after the lock sees what the transaction before us has done.
  const owned = await tx.manager.query<{ team_id: string }[]>(
    `SELECT DISTINCT r.team_id FROM role r JOIN role_assignment ra ON ra.role_id = r.id
       LEFT JOIN group_membership gm ON gm.group_id = ra.group_id AND (gm.expires_at IS NULL OR gm.expires_at > clock_timestamp())
     WHERE r.team_id = ANY($1) AND r.built_in_key = 'owner' AND (ra.expires_at IS NULL OR ra.expires_at > clock_timestamp())
       AND (ra.member_id = ANY($2) OR gm.member_id = ANY($2))`,
    [teams.map(({ id }) => id), memberIds],
  );
  for (const { team_id: teamId } of owned) assertMayTakeOwnership(actor, teamId);
  return owned.length > 0;
}

/**
 * The end of every change that may take ownership: a person who isn't disabled must hold the role Owner directly, and for good.
 * @param field where the input says what can't be done
 * @throws InvalidInputError (IN_USE)
 */
export async function assertOwnerRemains(tx: Transaction, teamId: string, field: string[] = ["id"]): Promise<void> {
  await lockTeam(tx, teamId);
  const [row] = await tx.manager.query<{ remains: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM role r JOIN role_assignment ra ON ra.role_id = r.id JOIN member m ON m.id = ra.member_id JOIN user_account u ON u.id = m.user_id
       WHERE r.team_id = $1 AND r.built_in_key = 'owner' AND ra.expires_at IS NULL AND u.disabled_at IS NULL) AS remains`,
    [teamId],
  );
  if (row?.remains) return;
  const message = "The team would be left without an owner. Make somebody else an owner first, directly and for good.";
  throw new InvalidInputError([{ field, message, code: "IN_USE" }]);
}
