import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import type { Target } from "./lock-targets";

/** How many roles may be assigned directly to one member, service account or group: each call of theirs weighs them all. */
export const mostPerHolder = 100;

/** Checks that nobody comes to hold too many roles. The targets are locked. @throws InvalidInputError that names each who would */
export async function assertRoomFor(tx: Transaction, added: readonly { target: Target }[]): Promise<void> {
  if (added.length === 0) return;
  const targets = [...new Map(added.map(({ target }) => [target.id, target])).values()];
  const idsOf = (type: Target["type"]) => targets.filter((target) => target.type === type).map(({ id }) => id);
  const counts = await tx.manager.query<{ holder: string; count: number }[]>(
    `SELECT coalesce(member_id, service_account_id, group_id) AS holder, count(*)::int AS count FROM role_assignment
     WHERE member_id = ANY($1) OR service_account_id = ANY($2) OR group_id = ANY($3) GROUP BY 1`,
    [idsOf("Member"), idsOf("ServiceAccount"), idsOf("Group")],
  );
  const held = new Map(counts.map(({ holder, count }) => [holder, count]));
  const issues = targets.flatMap((target) => {
    const total = (held.get(target.id) ?? 0) + added.filter((pair) => pair.target.id === target.id).length;
    const message = `${target.name} would hold ${total} roles; at most ${mostPerHolder} can be assigned to one holder. Make one role of several.`;
    return total <= mostPerHolder ? [] : [{ field: target.field, message, code: "TOO_LONG" as const }];
  });
  if (issues.length > 0) throw new InvalidInputError(issues);
}
