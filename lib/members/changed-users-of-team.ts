import { Member } from "../../entities/index";
import type { Transaction } from "../db/transaction";

/** What instances remember of the team's members is old: its name, or what roles permit, has changed. */
export async function changedUsersOfTeam(tx: Transaction, teamId: string): Promise<void> {
  for (const member of await tx.manager.findBy(Member, { teamId })) tx.changed("user", member.userId);
}
