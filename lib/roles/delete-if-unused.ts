import { Role } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { invitationsGiving } from "../invitations/invitations-giving";
import type { Actor } from "../permissions/actor";
import { assignmentsOfRole } from "./assignments-of-role";
import { lockRole } from "./lock-role";

/** Deletes a role that was made for one purpose, when that is over: if nobody holds it, no invitation gives it, and nobody has edited it. Needs `role:delete`. */
export async function deleteIfUnused(tx: Transaction, actor: Actor, id: string): Promise<void> {
  const { role, product } = await lockRole(tx, actor, "role:delete", id);
  if (role.version > 1 || (await assignmentsOfRole(tx.manager, id, 1)).length > 0) return;
  if ((await invitationsGiving(tx.manager, "role", [id])).has(id)) return;
  await tx.manager.delete(Role, { id });
  await recordEvent(tx, actor, {
    action: "role.delete",
    teamId: role.teamId,
    target: { type: "Role", id, name: role.name },
    details: { product: product.key },
  });
}
