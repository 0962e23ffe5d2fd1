import type { EntityManager } from "typeorm";
import { z } from "zod";
import { NotificationPolicy, Team } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";

/** When a team is warned that hasn't said so: how many days before something ends. */
export const defaultDays = [30, 7, 1];
/** The longest time ahead, in days, and how many warnings there can be. */
export const dayLimits = { longest: 90, most: 5 } as const;

const daysMessage = `A warning comes from 1 to ${dayLimits.longest} days ahead, in whole days.`;
const schema = z.object({
  expiryDays: z
    .array(z.number(daysMessage).int(daysMessage).min(1, daysMessage).max(dayLimits.longest, daysMessage))
    .max(dayLimits.most, `At most ${dayLimits.most} warnings are possible.`)
    .transform((list) => [...new Set(list)].sort((a, b) => b - a))
    .nullish(),
});

/** When the team is warned. Being in the team is all it takes. */
export async function getNotificationPolicy(actor: Actor | null, given: string | null | undefined): Promise<NotificationPolicy> {
  return policyOf((await dataSource()).manager, resolveTeam(actor, given));
}

async function policyOf(manager: EntityManager, teamId: string): Promise<NotificationPolicy> {
  return (await manager.findOneBy(NotificationPolicy, { teamId })) ?? { teamId, expiryDays: defaultDays };
}

/** Changes when the team is warned, from now on. @param input null for the default, an empty list for never */
export async function updateNotificationPolicy(
  actor: Actor | null,
  given: string,
  input: { expiryDays?: readonly number[] | null },
): Promise<NotificationPolicy> {
  const teamId = resolveTeam(actor, given);
  authorize(actor, "team:update", teamId);
  const values = parseInput(schema, input);
  return transaction(async (tx) => {
    const team = await tx.manager.findOneOrFail(Team, { where: { id: teamId }, lock: { mode: "for_no_key_update" } });
    const before = await policyOf(tx.manager, teamId);
    const { after, details } = changesOf(before, { expiryDays: input.expiryDays === undefined ? undefined : (values.expiryDays ?? defaultDays) });
    if (Object.keys(after).length === 0) return before;
    const policy = { ...before, ...after };
    await tx.manager.upsert(NotificationPolicy, policy, ["teamId"]);
    await recordEvent(tx, actor, { action: "notification-policy.update", teamId, target: { type: "Team", id: teamId, name: team.name }, details });
    return policy;
  });
}
