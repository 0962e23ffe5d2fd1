import { addGroupMembers, mostGroups } from "../../lib/groups/add-group-members";
import { createGroup } from "../../lib/groups/create-group";
import { deleteGroup } from "../../lib/groups/delete-group";
import { removeGroupMembers } from "../../lib/groups/remove-group-members";
import { mostTargets } from "../../lib/groups/targets";
import { updateGroup } from "../../lib/groups/update-group";
import { dryRunText, impactText } from "./impact";
import type { Refs } from "./refs";

/** The mutations of groups and of who is in them. */
export function defineGroupMutations({ builder, group, impact, mutation }: Refs): void {
  const createInput = builder.inputType("CreateGroupInput", {
    description: "A new group.",
    fields: (t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      name: t.string({ required: true, description: "Unique in the team, at most 100 characters." }),
      description: t.string({ description: "What it is for, at most 2000 characters." }),
    }),
  });
  const updateInput = builder.inputType("UpdateGroupInput", {
    description: "What to change of a group; a field left out stays, null clears it.",
    fields: (t) => ({
      name: t.string({ description: "Unique in the team, at most 100 characters." }),
      description: t.string({ description: "At most 2000 characters." }),
      version: t.int({
        description: "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.",
      }),
    }),
  });
  const limit = `At most ${mostTargets} members and service accounts at once.`;
  const who = (t: Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0]) => ({
    memberIds: t.idList({ description: `Members. ${limit}` }),
    serviceAccountIds: t.idList({ description: `Service accounts. ${limit}` }),
  });
  const addInput = builder.inputType("AddGroupMembersInput", {
    description: "Whom to put into a group.",
    fields: (t) => ({
      ...who(t),
      until: t.field({
        type: "DateTime",
        description: "When their membership ends, in the future; null for never. Who is in the group already stays until then.",
      }),
    }),
  });
  const removeInput = builder.inputType("RemoveGroupMembersInput", { description: "Whom to take out of a group.", fields: who });
  const byId = (t: Parameters<Parameters<typeof builder.args>[0]>[0]) => ({ id: t.id({ required: true, description: "The group's id." }) });

  mutation({
    name: "createGroup",
    description: "Makes a group without members or roles. Needs `group:create`.",
    args: builder.args((t) => ({ input: t.field({ type: createInput, required: true, description: "The new group." }) })),
    run: async ({ actor }, { input }) => ({ group: await createGroup(actor, input) }),
    payload: (t) => ({ group: t.field({ type: group, nullable: true, description: "The new group.", resolve: (parent) => parent.group }) }),
  });
  mutation({
    name: "updateGroup",
    description: "Changes a group's name and description. Needs `group:update`.",
    args: builder.args((t) => ({ ...byId(t), input: t.field({ type: updateInput, required: true, description: "What to change." }) })),
    run: async ({ actor }, { id, input }) => ({ group: await updateGroup(actor, id, input) }),
    payload: (t) => ({ group: t.field({ type: group, nullable: true, description: "The group as it is now.", resolve: (parent) => parent.group }) }),
  });
  mutation({
    name: "deleteGroup",
    description:
      "Deletes a group: who is in it loses the roles that they had by it. Needs `group:delete`; if it makes its members owners, each permission of an owner.",
    args: builder.args((t) => ({ ...byId(t), dryRun: t.boolean({ description: dryRunText }) })),
    run: async ({ actor }, { id, dryRun }) => {
      const { result, impact: would } = await deleteGroup(actor, id, dryRun);
      return { deletedId: result?.id ?? null, impact: would };
    },
    payload: (t) => ({
      deletedId: t.id({ nullable: true, description: "The id that no longer exists; null after a dry run.", resolve: (parent) => parent.deletedId }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });
  mutation({
    name: "addGroupMembers",
    description: `Puts members and service accounts into a group: all of them, or none when one is refused. One can be in ${mostGroups} groups. A service account of Latchkey's own API can't join a group that has a role with permissions that are for people. Needs \`group:update\`, the right to give what the group's roles permit, and a recent sign-in.`,
    args: builder.args((t) => ({
      ...byId(t),
      input: t.field({ type: addInput, required: true, description: "Whom, and until when." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { id, input, dryRun }) => {
      const { result, impact: would } = await addGroupMembers(actor, id, input, dryRun);
      return { group: result, impact: would };
    },
    payload: (t) => ({
      group: t.field({ type: group, nullable: true, description: "The group; null after a dry run.", resolve: (parent) => parent.group }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });
  mutation({
    name: "removeGroupMembers",
    description:
      "Takes members and service accounts out of a group; whoever isn't in it stays out. Needs `group:update`; if the group makes its members owners, each permission of an owner.",
    args: builder.args((t) => ({
      ...byId(t),
      input: t.field({ type: removeInput, required: true, description: "Whom." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { id, input, dryRun }) => {
      const { result, impact: would } = await removeGroupMembers(actor, id, input, dryRun);
      return { group: result, impact: would };
    },
    payload: (t) => ({
      group: t.field({ type: group, nullable: true, description: "The group; null after a dry run.", resolve: (parent) => parent.group }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });
}
