import { useQueryClient } from "@tanstack/react-query";
import { useEditForm } from "../../_components/edit-form/use-edit-form";
import { updateGroup } from "../mutations";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { type Group, groupQuery } from "../queries";
import { type EditableGroup, groupRules, type GroupValues, groupValues, readGroup } from "./group-values";

/** The form of a group, which others may edit at the same time. */
export function useEditGroup({ id, ...group }: Group) {
  const queryClient = useQueryClient();
  return useEditForm<EditableGroup, GroupValues, GroupValues>({
    thing: group,
    detailsOf: groupValues,
    valuesOf: groupValues,
    readValues: readGroup,
    validate: groupRules,
    shown: {
      name: { label: "Name", text: ({ name }) => name },
      description: { label: "Description", text: ({ description }) => description },
    },
    update: async (changes, version) => {
      const payload = await updateGroup({ id, input: { ...changes, version } });
      return payload && { now: payload.group, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...groupQuery(id), staleTime: 0 }),
    action: "group.update",
    targetId: id,
    refresh: () => refreshPermissions(queryClient),
    saved: "Members and roles of the group are as they were.",
  });
}
