import { z } from "zod";
import { Group } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { asGroupNameTaken, groupDescription, groupName } from "./input";

interface CreateGroupInput {
  teamId?: string | null;
  name: string;
  description?: string | null;
}

const schema = z.object({ name: groupName, description: groupDescription });

/** Makes a group without members or roles. @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError */
export async function createGroup(actor: Actor | null, input: CreateGroupInput): Promise<Group> {
  const teamId = resolveTeam(actor, input.teamId, ["input", "teamId"]);
  authorize(actor, "group:create", teamId, "team", ["input", "teamId"]);
  const { name, description } = parseInput(schema, input);
  return transaction(async (tx) => {
    const now = new Date();
    const group: Group = {
      id: newId("Group"),
      teamId,
      name,
      nameKey: nameKey(name),
      description,
      createdAt: now,
      createdBy: actor.id,
      updatedAt: now,
      version: 1,
    };
    await tx.manager.insert(Group, group).catch(asGroupNameTaken);
    await recordEvent(tx, actor, { action: "group.create", teamId, target: { type: "Group", id: group.id, name } });
    return group;
  });
}
