import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { useAction } from "../../../_graphql/use-action";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { ChangeDialog } from "../../_components/impact/change-dialog";
import { type Pickable, PickMany } from "../../_components/choices/pick-many";
import { useImpact } from "../../_components/impact/use-impact";
import { useTeam } from "../../../_teams/team-context";
import { assignmentsQuery } from "../assignments";
import { deleteRole, deleteRoleDocument } from "../mutations";
import { type Role } from "../queries";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { roleChoices } from "../../_components/choices/role-choices";
import { HolderNames } from "./holder-names";

interface Props {
  role: Role;
  opened: boolean;
  onClose: () => void;
}

/** Asks before a role is deleted; while somebody holds it, says who, and which role they get in its stead. */
export default function DeleteRole(props: Props) {
  // Begins anew each time it opens.
  return props.opened ? <Question {...props} /> : null;
}

function Question({ role, onClose }: Props) {
  const { can, path, team } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [instead, setInstead] = useState<Pickable[]>([]);
  const holders = useQuery({ ...assignmentsQuery({ teamId: team.id, filter: { roleId: role.id }, first: 8 }), staleTime: 0 });
  const held = (holders.data?.totalCount ?? 0) > 0;
  const [other] = instead;
  const state = useImpact({
    change: { deleteRole: role.id, reassignTo: other?.id },
    enabled: other !== undefined,
    ask: async (run) => (await run(deleteRoleDocument, { id: role.id, reassignTo: other?.id, dryRun: true })).deleteRole,
  });
  const { run, running, problem } = useAction({
    send: (reassignTo: string | undefined) => deleteRole(role.id, reassignTo),
    // Somebody got the role since the dialog opened.
    place: (errors) => {
      if (errors.some(({ code }) => code === "IN_USE")) void holders.refetch();
      return errors;
    },
    done: async () => {
      onClose();
      router.push(path("/roles"));
      notifications.show({ title: `${role.name} is deleted`, message: other ? `Its holders have ${other.name} now.` : "Nobody held it." });
      await refreshPermissions(queryClient, role.id);
    },
  });
  if (!holders.data && !holders.error) return null;
  if (!held) {
    return (
      <ConfirmDialog
        title={`Delete ${role.name}?`}
        confirm={`Delete ${role.name}`}
        name={role.name}
        running={running}
        problem={problem ?? holders.error}
        onConfirm={() => void run(undefined)}
        onClose={onClose}
      >
        {holders.data ? "Nobody holds it, so nobody loses a permission." : "It is deleted only if nobody holds it."} This can&apos;t be undone.
      </ConfirmDialog>
    );
  }
  return (
    <ChangeDialog
      opened
      title={`${role.name} is still assigned`}
      state={state}
      confirm={`Delete ${role.name}`}
      danger
      ready={other !== undefined}
      running={running}
      problem={problem}
      onConfirm={() => void run(other?.id)}
      onClose={onClose}
    >
      <HolderNames assignments={holders.data?.nodes ?? []} count={holders.data?.totalCount ?? 0} />
      <Text size="sm">Take it from them first, or choose a role of the same product that they get in its stead, each until the same time as before.</Text>
      {can("role-assignment:create") ? (
        <PickMany
          label="Hand its holders another role"
          placeholder="Search roles"
          search={roleChoices(team.id, { productId: role.product.id })}
          value={instead}
          onChange={setInstead}
          without={new Set([role.id])}
          most={1}
        />
      ) : (
        <MissingPermission permission="role-assignment:create" />
      )}
    </ChangeDialog>
  );
}
