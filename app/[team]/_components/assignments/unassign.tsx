import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../impact/change-dialog";
import { assigneeIds } from "../choices/holder-choices";
import { useImpact } from "../impact/use-impact";
import { useLast } from "../../../_components/dialogs/use-last";
import type { Assignee } from "../../roles/assignee";
import { unassignRoles, unassignRolesDocument } from "../../roles/assignments";
import { refreshPermissions } from "../permissions/refresh-permissions";

/** Roles, and those from whom each of them is to be taken. */
export interface Unassigned {
  roles: { id: string; name: string }[];
  from: Assignee[];
}

interface Props {
  /** Undefined while nothing is asked. */
  what: Unassigned | undefined;
  onClose: () => void;
  onDone?: () => void;
}

const many = (things: { name: string }[], noun: string) => (things.length === 1 ? things[0]!.name : `${things.length} ${noun}`);

/** Takes roles from their holders, after a look at who loses what. */
export default function Unassign({ what, onClose, onDone }: Props) {
  const { roles, from } = useLast(what) ?? { roles: [], from: [] };
  const queryClient = useQueryClient();
  const input = { roleIds: roles.map(({ id }) => id), ...assigneeIds(from) };
  const title = `${many(roles, "roles")} from ${many(from, "holders")}`;
  const state = useImpact({
    change: { unassign: input },
    enabled: what !== undefined,
    ask: async (run) => (await run(unassignRolesDocument, { input, dryRun: true })).unassignRoles,
  });
  const { run, running, problem, forget } = useAction({
    send: unassignRoles,
    done: async () => {
      onClose();
      onDone?.();
      notifications.show({ title: `Unassigned ${title}`, message: "It counts no more, from the next call on." });
      await refreshPermissions(queryClient);
    },
  });
  return (
    <ChangeDialog
      opened={what !== undefined}
      title={`Unassign ${title}?`}
      state={state}
      confirm={`Unassign ${many(roles, "roles")}`}
      danger
      running={running}
      problem={problem}
      onConfirm={() => void run(input)}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      <Text size="sm">
        {from.length === 1
          ? "What they may do by another role or by a group stays."
          : `${from.map(({ name }) => name).join(", ")}: what they may do by another role or by a group stays.`}
      </Text>
    </ChangeDialog>
  );
}
