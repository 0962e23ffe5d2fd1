import { z } from "zod";
import { Team } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { changedUsersOfTeam } from "../members/changed-users";
import { teamName } from "./create-team";
import { resolveTeam } from "./resolve-team";

const schema = z.object({ name: teamName.optional() });

/** Renames a team; its slug, and so its URLs, stay. */
export async function updateTeam(actor: Actor | null, id: string, input: { name?: string | null }): Promise<Team> {
  const teamId = resolveTeam(actor, id, ["id"]);
  authorize(actor, "team:update", teamId, "team", ["id"]);
  const { name } = parseInput(schema, { ...input });
  return transaction(async (tx) => {
    const team = await tx.manager.findOneOrFail(Team, { where: { id: teamId }, lock: { mode: "pessimistic_write" } });
    if (name === undefined || name === team.name) return team;
    await tx.manager.update(Team, { id: teamId }, { name });
    await recordEvent(tx, actor, {
      action: "team.update",
      teamId,
      target: { type: "Team", id: teamId, name },
      details: { name: { from: team.name, to: name } },
    });
    await changedUsersOfTeam(tx, teamId);
    return { ...team, name };
  });
}
