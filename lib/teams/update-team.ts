import { z } from "zod";
import { Team } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { defaultAlgorithm, type SigningAlgorithm, signingAlgorithms } from "../signing-keys/algorithms";
import { ensureKeyOf, retireUnusedKeys } from "../signing-keys/ensure-key";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { changedUsersOfTeam } from "../members/changed-users-of-team";
import { teamName } from "./create-team";
import { resolveTeam } from "./resolve-team";
import { tokenAlgorithmOf } from "./token-algorithm-of";

// Each change makes every instance read the signing keys anew, which all teams share.
const algorithmChanges = new FailureLimiter("token-algorithm", 10, 3600, "The algorithm of this team's tokens was changed too often.");

const schema = z.object({
  name: teamName.optional(),
  tokenAlgorithm: z.enum(signingAlgorithms, `Tokens are signed with ${signingAlgorithms.join(" or ")}.`).nullish(),
});

interface UpdateTeamInput {
  name?: string | null;
  /** Null for the default. */
  tokenAlgorithm?: SigningAlgorithm | null;
}

/**
 * Renames a team, whose slug and so its URLs stay, and chooses with what the tokens of its service accounts are signed. Those that are out stay good;
 * when the installation had no key of that algorithm, its first one signs once products have had the time to fetch it.
 * @throws RateLimitedError when the algorithm was changed many times within an hour
 */
export async function updateTeam(actor: Actor | null, id: string, input: UpdateTeamInput): Promise<Team> {
  const teamId = resolveTeam(actor, id, ["id"]);
  authorize(actor, "team:update", teamId, "team", ["id"]);
  const { name, tokenAlgorithm } = parseInput(schema, { ...input });
  const wanted = { name, tokenAlgorithm: tokenAlgorithm === null ? defaultAlgorithm : tokenAlgorithm };
  if (wanted.tokenAlgorithm !== undefined && wanted.tokenAlgorithm !== (await tokenAlgorithmOf(teamId))) await algorithmChanges.fail(teamId);
  return transaction(async (tx) => {
    const team = await tx.manager.findOneOrFail(Team, { where: { id: teamId }, lock: { mode: "pessimistic_write" } });
    const { after, details } = changesOf(team, wanted);
    if (Object.keys(after).length === 0) return team;
    await tx.manager.update(Team, { id: teamId }, after);
    const changed = { ...team, ...after };
    await recordEvent(tx, actor, { action: "team.update", teamId, target: { type: "Team", id: teamId, name: changed.name }, details });
    if (after.tokenAlgorithm) {
      await ensureKeyOf(tx, actor, after.tokenAlgorithm);
      await retireUnusedKeys(tx, team.tokenAlgorithm);
      tx.changed("client", teamId);
    }
    if (after.name !== undefined) await changedUsersOfTeam(tx, teamId);
    return changed;
  });
}
