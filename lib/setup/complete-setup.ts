import { z } from "zod";
import { type Team, User } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import { ForbiddenError } from "../errors";
import { parseInput } from "../input/parse";
import { addMember, type NewMember } from "../members/add-member";
import type { SystemActor } from "../permissions/actor";
import { createTeam, teamName } from "../teams/create-team";
import { createUser } from "../users/create-user";
import { email, password, personName } from "../users/input";

const setupInput = z.strictObject({ email, name: personName, password, teamName });

// Any number; it lets one of several set-ups that come at once go through.
const setupLock = 7_203_114_906;

/**
 * First-run set-up: the first user, who owns the first team and administers the installation. Works only while no user exists.
 * @throws ForbiddenError when someone was faster, InvalidInputError
 */
export async function completeSetup(actor: SystemActor, input: unknown): Promise<{ user: User; team: Team; member: NewMember }> {
  const values = parseInput(setupInput, input);
  return transaction(async (tx) => {
    await tx.manager.query("SELECT pg_advisory_xact_lock($1)", [setupLock]);
    const [row] = await tx.manager.query<{ taken: boolean }[]>("SELECT EXISTS (SELECT 1 FROM user_account) AS taken");
    if (row?.taken) throw new ForbiddenError("Latchkey has been set up already. Sign in instead.");
    const user = await createUser(tx, actor, values);
    await tx.manager.update(User, { id: user.id }, { administratorSince: await databaseTime(tx) });
    const team = await createTeam(tx, actor, values.teamName);
    const member = await addMember(tx, actor, team.id, user.id, "owner");
    await recordEvent(tx, actor, { action: "installation.set-up", teamId: team.id, target: { type: "User", id: user.id, name: user.email } });
    return { user, team, member };
  });
}
