import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../../_components/rights/change-dialog";
import { assigneeIds } from "../../_components/rights/choices";
import { UntilField } from "../../_components/rights/until-field";
import { useWhatIf } from "../../_components/rights/use-what-if";
import { assignRoles, assignRolesDocument, type RoleAssignment } from "../assignments";
import { refreshRights } from "../queries";

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
  const state = useWhatIf({
    change: input,
    enabled: ready,
    ask: async (run) => (await run(assignRolesDocument, { input, dryRun: true })).assignRoles,
  });
  const { run, running, problem } = useAction({
    send: assignRoles,
    done: async () => {
      onClose();
      notifications.show({ title: "Saved", message: `${holder.name} has the role ${role.name} ${until === null ? "for good" : "until then"}.` });
      await refreshRights(queryClient);
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
