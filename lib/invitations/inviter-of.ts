import { Member, User } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { membershipOf } from "../auth/membership";
import { type Actor, noOrigin, systemActor } from "../permissions/actor";
import { roadsOf } from "../permissions/roads-of";
import { weigh } from "../permissions/weigh";

/** Whoever made or last sent an invitation, with what they may do in its team now; null when they have left it or were disabled. */
export async function inviterOf(tx: Transaction, { teamId, createdBy }: { teamId: string; createdBy: string }): Promise<Actor | null> {
  if (createdBy === "system") return systemActor();
  const user = await tx.manager.findOneBy(User, { id: createdBy });
  const member = user && (await tx.manager.findOneBy(Member, { teamId, userId: user.id }));
  const [found] = member ? await roadsOf(tx.manager, { memberIds: [member.id] }) : [];
  if (!user || !member || !found || user.disabledAt) return null;
  const membership = membershipOf(teamId, member.id, found.roads, weigh(found.roads, found.holder, found.now));
  const { id, name, email } = user;
  return { type: "USER", id, name, email, sessionId: "", authenticatedAt: new Date(), memberships: [membership], administrator: false, origin: noOrigin };
}
