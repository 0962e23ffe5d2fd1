import { useQueryClient } from "@tanstack/react-query";
import { useEditForm } from "../../_components/edit-form/use-edit-form";
import { updateRole } from "../mutations";
import { type Role, roleQuery } from "../queries";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { type EditableRole, roleRules, type RoleValues, roleValues, shownRole } from "./role-values";

const same = (values: RoleValues) => values;

/** The form of a role, which others may edit at the same time. */
export function useEditRole({ id, ...role }: Role) {
  const queryClient = useQueryClient();
  return useEditForm<EditableRole, RoleValues, RoleValues>({
    thing: role,
    detailsOf: roleValues,
    valuesOf: same,
    readValues: same,
    validate: roleRules,
    shown: shownRole,
    update: async (changes, version) => {
      const payload = await updateRole({ id, input: { ...changes, version } });
      return payload && { now: payload.role, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...roleQuery(id), staleTime: 0 }),
    action: "role.update",
    targetId: id,
    refresh: () => refreshPermissions(queryClient),
    saved: "Whoever holds the role has what it permits from the next call on.",
  });
}
