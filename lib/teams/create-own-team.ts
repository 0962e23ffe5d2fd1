import { z } from "zod";
import { Team } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { ForbiddenError, InvalidInputError } from "../errors";
import { parseInput } from "../input/parse";
import { addMember } from "../members/add-member";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { createTeam, teamName } from "./create-team";

/** How many teams one person can create. */
export const mostTeams = 50;

const schema = z.object({ name: teamName });

/** A person makes a team of their own and becomes its owner; being signed in is all it takes. @throws UnauthenticatedError, ForbiddenError, InvalidInputError */
export async function createOwnTeam(actor: Actor | null, input: { name: string }): Promise<Team> {
  assertKnown(actor);
  if (actor.type !== "USER") throw new ForbiddenError("Only people create teams: a service account belongs to its team.");
  const { name } = parseInput(schema, input);
  return transaction(async (tx) => {
    // Of several calls at once, each counts the teams that those before it have made.
    await tx.manager.query("SELECT 1 FROM user_account WHERE id = $1 FOR NO KEY UPDATE", [actor.id]);
    if ((await tx.manager.countBy(Team, { createdBy: actor.id })) >= mostTeams) {
      const message = `You have created ${mostTeams} teams already; more are not possible.`;
      throw new InvalidInputError([{ field: ["input"], message, code: "FORBIDDEN" }]);
    }
    const team = await createTeam(tx, actor, name);
    const member = await addMember(tx, actor, team.id, actor.id, "owner");
    await recordEvent(tx, actor, {
      action: "member.create",
      teamId: team.id,
      target: { type: "Member", id: member.id, name: actor.name },
      details: { email: actor.email, role: "Owner" },
    });
    return team;
  });
}
