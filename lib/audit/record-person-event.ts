import { Member } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import type { RequestOrigin } from "../permissions/actor";
import type { AuditAction } from "./actions";
import type { EventActor } from "./event";
import { recordEventOf } from "./record-event";

/** Writes an event about a person, such as a sign-in, into the audit trail of each team they are in: each team sees its members come and go. */
export async function recordPersonEvent(
  tx: Transaction,
  who: EventActor,
  origin: RequestOrigin,
  person: { id: string; email: string },
  event: { action: AuditAction; details?: Record<string, unknown> },
): Promise<void> {
  const members = await tx.manager.findBy(Member, { userId: person.id });
  const teams = members.length > 0 ? members.map((member) => member.teamId) : [null];
  for (const teamId of teams) await recordEventOf(tx, who, origin, { ...event, teamId, target: { type: "User", id: person.id, name: person.email } });
}
