import { type FindOperator, In } from "typeorm";
import type { Actor } from "./actor";

/**
 * Narrows a look-up to the teams that the actor is in, so that nobody can lock, or wait for, a row of another team's.
 * @returns a part of a TypeORM `where`; empty for the command line, which is in no team
 */
export function withinTeams(actor: Actor): { teamId?: FindOperator<string> } {
  if (actor.type === "SYSTEM") return {};
  return { teamId: In(actor.type === "USER" ? actor.memberships.map(({ teamId }) => teamId) : [actor.teamId]) };
}
