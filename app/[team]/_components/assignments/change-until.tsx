import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../impact/change-dialog";
import { assigneeIds } from "../choices/holder-choices";
import { UntilField } from "../ends/until-field";
import { useImpact } from "../impact/use-impact";
import { assignRoles, assignRolesDocument, type RoleAssignment } from "../../roles/assignments";
import { refreshPermissions } from "../permissions/refresh-permissions";

interface Props {
  /** Undefined while nothing is asked. */
  assignment: RoleAssignment | undefined;
  onClose: () => void;
}

/** Changes until when an assignment counts. */
export default function ChangeUntil({ assignment, onClose }: Props) {
  return assignment ? <Choice key={assignment.id} assignment={assignment} onClose={onClose} /> : null;
}

function Choice({ assignment: { role, holder, until: before, active }, onClose }: Props & { assignment: RoleAssignment }) {
  const queryClient = useQueryClient();
  const [until, setUntil] = useState(active ? before : null);
  const input = { roleIds: [role.id], ...assigneeIds([holder]), until };
  const ready = until !== before;
  const state = useImpact({
    change: input,
    enabled: ready,
    ask: async (run) => (await run(assignRolesDocument, { input, dryRun: true })).assignRoles,
  });
  const { run, running, problem } = useAction({
    send: assignRoles,
    done: async () => {
      onClose();
      notifications.show({ title: "Saved", message: `${holder.name} has the role ${role.name} ${until === null ? "for good" : "until then"}.` });
      await refreshPermissions(queryClient);
    },
  });
  return (
    <ChangeDialog
      opened
      title={`Until when has ${holder.name} the role ${role.name}?`}
      state={state}
      confirm="Save changes"
      ready={ready}
      running={running}
      problem={problem}
      onConfirm={() => void run(input)}
      onClose={onClose}
    >
      <UntilField value={until} onChange={setUntil} />
    </ChangeDialog>
  );
}
