import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../impact/change-dialog";
import { groupChoices, holderIds } from "../choices/holder-choices";
import { type Pickable, PickMany } from "../choices/pick-many";
import { UntilField } from "../ends/until-field";
import { useImpact } from "../impact/use-impact";
import { useTeam } from "../../../_teams/team-context";
import { addGroupMembers, addGroupMembersDocument } from "../../groups/mutations";
import { refreshPermissions } from "../permissions/refresh-permissions";

interface Props {
  holder: { id: string; name: string };
  /** The groups that they are in already. */
  without: ReadonlySet<string>;
  opened: boolean;
  onClose: () => void;
}

/** Puts one member or service account into a group. */
export default function AddToGroup(props: Props) {
  // Begins anew each time it opens.
  return props.opened ? <Choice {...props} /> : null;
}

function Choice({ holder, without, onClose }: Props) {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  const [group, setGroup] = useState<Pickable>();
  const [until, setUntil] = useState<string | null>(null);
  const variables = { id: group?.id ?? "", input: { ...holderIds([holder]), until } };
  const state = useImpact({
    change: { addTo: variables },
    enabled: group !== undefined,
    ask: async (run) => (await run(addGroupMembersDocument, { ...variables, dryRun: true })).addGroupMembers,
  });
  const { run, running, problem } = useAction({
    send: addGroupMembers,
    done: async () => {
      onClose();
      notifications.show({ title: `${holder.name} is in ${group?.name ?? "the group"}`, message: "The group's roles count from the next call on." });
      await refreshPermissions(queryClient);
    },
  });
  return (
    <ChangeDialog
      opened
      title={`Add ${holder.name} to a group`}
      state={state}
      confirm="Add to group"
      ready={group !== undefined}
      running={running}
      problem={problem}
      onConfirm={() => void run(variables)}
      onClose={onClose}
    >
      <PickMany
        label="Group"
        placeholder="Search groups"
        search={groupChoices(team.id)}
        value={group ? [group] : []}
        // One at a time: what it would give is shown for that one.
        onChange={(chosen) => setGroup(chosen.at(-1))}
        without={without}
        autoFocus
      />
      <UntilField value={until} onChange={setUntil} />
    </ChangeDialog>
  );
}
