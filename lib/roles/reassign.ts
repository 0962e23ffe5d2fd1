import type { Role } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { newId } from "../ids";
import { storable } from "../input/storable";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { RoleWithPermissions } from "../permissions/road";
import { rolesWithPermissions } from "../permissions/roles-with-permissions";
import { givenByRoles } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { isForPeopleOnly } from "./is-for-people-only";
import type { HeldRole } from "./assignments-of-role";
import { accountsWithRole, nameAccounts } from "./accounts-with-role";

const field = ["reassignTo"];

/** The role that holders of another one may get in its stead, kept from being edited. @throws NotFoundError, ForbiddenError, InvalidInputError */
export async function replacementFor(tx: Transaction, actor: Actor, role: Role, id: string): Promise<RoleWithPermissions> {
  authorize(actor, "role-assignment:create", role.teamId);
  assertRecentSignIn(actor);
  const [replacement] = await rolesWithPermissions(tx.manager, role.teamId, [storable(id)], "share");
  if (!replacement) throw new NotFoundError("role", field);
  const refuse = (message: string, code: "INVALID" | "FORBIDDEN") => new InvalidInputError([{ field, message, code }]);
  if (replacement.id === role.id) throw refuse("This is the role that you delete. Name another.", "INVALID");
  if (replacement.product.id !== role.productId) throw refuse("This role is of another product. Name one of the same product.", "INVALID");
  assertMayGive(actor, role.teamId, givenByRoles([replacement]), `assign the role ${replacement.name}`);
  const accounts = isForPeopleOnly(replacement) ? await accountsWithRole(tx, role) : [];
  if (accounts.length === 0) return replacement;
  const who = nameAccounts(actor, role.teamId, accounts);
  throw refuse(`${replacement.name} has permissions that no service account may ever hold, and would come to ${who}. Name another role.`, "FORBIDDEN");
}

/** Gives the holders of a role another one in its stead, until the same time; who has it already keeps it until the later of the two. */
export async function moveAssignments(tx: Transaction, actor: Actor, role: Role, replacement: RoleWithPermissions, held: readonly HeldRole[]): Promise<void> {
  const had = await assignmentsTo(tx, replacement, held);
  const moved = held.filter(({ holderId }) => !had.has(holderId));
  const kept = held.flatMap((assignment) => {
    const before = had.get(assignment.holderId);
    return before ? [{ ...assignment, before }] : [];
  });
  const longer = kept.filter(({ until, before }) => before.until !== null && (until === null || until > before.until));
  await tx.manager.query(
    "UPDATE role_assignment ra SET expires_at = longer.until FROM unnest($1::text[], $2::timestamptz[]) AS longer (id, until) WHERE ra.id = longer.id",
    [longer.map(({ before }) => before.id), longer.map(({ until }) => until)],
  );
  await tx.manager.query("DELETE FROM role_assignment WHERE id = ANY($1)", [kept.map(({ id }) => id)]);
  await tx.manager.query(
    `UPDATE role_assignment ra SET id = moved.new, role_id = $1, created_at = now(), created_by = $2
     FROM unnest($3::text[], $4::text[]) AS moved (old, new) WHERE ra.id = moved.old AND ra.role_id = $5`,
    [replacement.id, actor.id, moved.map(({ id }) => id), moved.map(() => newId("RoleAssignment")), role.id],
  );
  await tx.manager.query(
    "INSERT INTO invitation_role (invitation_id, role_id) SELECT invitation_id, $2 FROM invitation_role WHERE role_id = $1 ON CONFLICT DO NOTHING",
    [role.id, replacement.id],
  );
  const event = ({ type, holderId, name }: HeldRole) => ({ teamId: role.teamId, target: { type, id: holderId, name } });
  const details = { role: replacement.name, roleId: replacement.id };
  await recordEvents(tx, actor, [
    ...moved.map((each) => ({ ...event(each), action: "role-assignment.create" as const, details: { ...details, until: each.until } })),
    ...longer.map((each) => ({
      ...event(each),
      action: "role-assignment.update" as const,
      details: { ...details, until: { from: each.before.until, to: each.until } },
    })),
  ]);
}

/** Which of the holders have the role already, by their ids; nobody changes these assignments until the transaction ends. */
async function assignmentsTo(tx: Transaction, role: { id: string }, holders: readonly HeldRole[]): Promise<Map<string, { id: string; until: Date | null }>> {
  const rows = await tx.manager.query<{ id: string; holder: string; until: Date | null }[]>(
    `SELECT id, coalesce(member_id, group_id, service_account_id) AS holder, expires_at AS until FROM role_assignment
     WHERE role_id = $1 AND (member_id = ANY($2) OR group_id = ANY($2) OR service_account_id = ANY($2)) ORDER BY id FOR UPDATE`,
    [role.id, holders.map(({ holderId }) => holderId)],
  );
  return new Map(rows.map(({ id, holder, until }) => [holder, { id, until }]));
}
