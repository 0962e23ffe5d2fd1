import { z } from "zod";
import { Group } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { asGroupNameTaken, groupDescription, groupName } from "./input";
import { lockGroup } from "./lock-group";

interface UpdateGroupInput {
  name?: string | null;
  description?: string | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

const schema = z.object({ name: groupName.optional(), description: groupDescription, version: seenVersion });

/** Changes what is given; a field left out stays, `null` clears it. */
export async function updateGroup(actor: Actor | null, id: string, input: UpdateGroupInput): Promise<Group> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const group = await lockGroup(tx, actor, "group:update", id);
    const values = parseInput(schema, input);
    assertVersion("group", group, values.version);
    const changes = changesOf(group, { name: values.name, description: input.description === undefined ? undefined : values.description });
    if (Object.keys(changes.after).length === 0) return group;
    const columns = {
      ...changes.after,
      ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }),
      updatedAt: new Date(),
      version: group.version + 1,
    };
    await tx.manager.update(Group, { id }, columns).catch(asGroupNameTaken);
    await recordEvent(tx, actor, {
      action: "group.update",
      teamId: group.teamId,
      target: { type: "Group", id, name: changes.after.name ?? group.name },
      details: changes.details,
    });
    return { ...group, ...columns };
  });
}
