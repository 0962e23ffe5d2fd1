import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../impact/change-dialog";
import { assigneeIds } from "../choices/holder-choices";
import { type Pickable, PickMany } from "../choices/pick-many";
import { UntilField } from "../ends/until-field";
import { useImpact } from "../impact/use-impact";
import { useTeam } from "../../../_teams/team-context";
import type { Assignee } from "../../roles/assignee";
import { assignRoles, assignRolesDocument } from "../../roles/assignments";
import { refreshPermissions } from "../permissions/refresh-permissions";
import { rolesFor } from "../choices/role-choices";

interface Props {
  holder: Assignee;
  /** Ids of the roles that they have already. */
  has: ReadonlySet<string>;
  opened: boolean;
  onClose: () => void;
}

/** Gives one member, service account or group roles. */
export default function AddRoles(props: Props) {
  // Begins anew each time it opens.
  return props.opened ? <Choice {...props} /> : null;
}

function Choice({ holder, has, onClose }: Props) {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  const [roles, setRoles] = useState<Pickable[]>([]);
  const [until, setUntil] = useState<string | null>(null);
  const input = { roleIds: roles.map(({ id }) => id), ...assigneeIds([holder]), until };
  const ready = roles.length > 0;
  const state = useImpact({
    change: input,
    enabled: ready,
    ask: async (run) => (await run(assignRolesDocument, { input, dryRun: true })).assignRoles,
  });
  const { run, running, problem } = useAction({
    send: assignRoles,
    done: async () => {
      onClose();
      const what = roles.length === 1 ? `${roles[0]!.name} is` : `${roles.length} roles are`;
      notifications.show({ title: `${what} assigned to ${holder.name}`, message: "It counts from the next call on." });
      await refreshPermissions(queryClient);
    },
  });
  return (
    <ChangeDialog
      opened
      title={`Add roles to ${holder.name}`}
      state={state}
      confirm={roles.length > 1 ? "Assign roles" : "Assign role"}
      ready={ready}
      running={running}
      problem={problem}
      onConfirm={() => void run(input)}
      onClose={onClose}
    >
      <PickMany
        label="Roles"
        description={holder.type === "service-account" ? "Of its own product only, and none with permissions that are for people." : undefined}
        placeholder="Search roles"
        search={rolesFor(team.id, holder)}
        value={roles}
        onChange={setRoles}
        without={has}
        autoFocus
      />
      <UntilField value={until} onChange={setUntil} />
    </ChangeDialog>
  );
}
