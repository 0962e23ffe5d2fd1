import { z } from "zod";
import { AuditPolicy, Team } from "../../../entities/index";
import { dataSource } from "../../db/data-source";
import { transaction } from "../../db/transaction";
import { parseInput } from "../../input/parse";
import type { Actor } from "../../permissions/actor";
import { authorize } from "../../permissions/authorize";
import { resolveTeam } from "../../teams/resolve-team";
import { changesOf } from "../changes-of";
import { recordEvent } from "../record-event";

/** The shortest and the longest time that events can be kept, in days: shorter than a month, nobody could look into what has happened. */
export const retentionLimits = { min: 30, max: 36_500 } as const;

const message = `Events are kept for a whole number of days from ${retentionLimits.min} to ${retentionLimits.max}, or for good.`;
const schema = z.object({ retentionDays: z.number(message).int(message).min(retentionLimits.min, message).max(retentionLimits.max, message).nullish() });

/** How long the team keeps its audit events. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function getAuditPolicy(actor: Actor | null, given: string | null | undefined): Promise<AuditPolicy> {
  const teamId = resolveTeam(actor, given);
  authorize(actor, "audit:read", teamId);
  return (await (await dataSource()).manager.findOneBy(AuditPolicy, { teamId })) ?? { teamId, retentionDays: null };
}

/** Changes how long the team keeps its audit events. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function updateAuditPolicy(actor: Actor | null, given: string | null | undefined, input: { retentionDays?: number | null }): Promise<AuditPolicy> {
  const teamId = resolveTeam(actor, given);
  authorize(actor, "team:update", teamId);
  const { retentionDays } = parseInput(schema, input);
  return transaction(async (tx) => {
    const team = await tx.manager.findOneOrFail(Team, { where: { id: teamId }, lock: { mode: "pessimistic_write" } });
    const before = (await tx.manager.findOneBy(AuditPolicy, { teamId })) ?? { teamId, retentionDays: null };
    const changes = changesOf(before, { retentionDays });
    if (Object.keys(changes.after).length === 0) return before;
    const policy = { ...before, ...changes.after };
    await tx.manager.upsert(AuditPolicy, policy, ["teamId"]);
    await recordEvent(tx, actor, { action: "audit-policy.update", teamId, target: { type: "Team", id: teamId, name: team.name }, details: changes.details });
    return policy;
  });
}
