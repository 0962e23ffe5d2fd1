import { Member, User } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertMayTouchOwner, assertOwnerRemains } from "./owners";

/**
 * Takes a member out of the team, with their roles and groups there. The team's service accounts stay as they are, those that the person has
 * created included; so do the person's other teams and their sign-in.
 * @param field where the input says what can't be done
 */
export async function endMembership(
  tx: Transaction,
  actor: Actor,
  { id, teamId, userId }: Pick<Member, "id" | "teamId" | "userId">,
  field: string[],
  details: Record<string, unknown> = {},
): Promise<void> {
  const wasOwner = await assertMayTouchOwner(tx, actor, [id]);
  const user = await tx.manager.findOneByOrFail(User, { id: userId });
  await tx.manager.delete(Member, { id });
  if (wasOwner) await assertOwnerRemains(tx, teamId, field);
  await recordEvent(tx, actor, {
    action: "member.delete",
    teamId,
    target: { type: "Member", id, name: user.name },
    details: { email: user.email, userId, ...details },
  });
  tx.changed("user", userId);
}
