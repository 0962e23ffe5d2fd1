import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../../_components/impact/change-dialog";
import { holderChoices, holderIds } from "../../_components/choices/holder-choices";
import { type Pickable, PickMany } from "../../_components/choices/pick-many";
import { UntilField } from "../../_components/ends/until-field";
import { useImpact } from "../../_components/impact/use-impact";
import { useTeam } from "../../../_teams/team-context";
import { addGroupMembers, addGroupMembersDocument } from "../mutations";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import type { Group } from "../queries";

interface Props {
  group: Pick<Group, "id" | "name">;
  opened: boolean;
  onClose: () => void;
}

/** Puts people and service accounts into a group, for good or until a time. */
export default function AddMembers(props: Props) {
  // Begins anew each time it opens.
  return props.opened ? <Choice {...props} /> : null;
}

function Choice({ group, onClose }: Props) {
  const { can, team } = useTeam();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Pickable[]>([]);
  const [until, setUntil] = useState<string | null>(null);
  const sees = { members: can("member:read"), accounts: can("service-account:read") };
  const input = { ...holderIds(chosen), until };
  const ready = chosen.length > 0;
  const state = useImpact({
    change: { addTo: group.id, input },
    enabled: ready,
    ask: async (run) => (await run(addGroupMembersDocument, { id: group.id, input, dryRun: true })).addGroupMembers,
  });
  const { run, running, problem } = useAction({
    send: addGroupMembers,
    done: async () => {
      onClose();
      const who = chosen.length === 1 ? `${chosen[0]!.name} is` : `${chosen.length} members are`;
      notifications.show({ title: `${who} in ${group.name}`, message: "The group's roles count from the next call on." });
      await refreshPermissions(queryClient);
    },
  });
  return (
    <ChangeDialog
      opened
      title={`Add members to ${group.name}`}
      state={state}
      confirm={chosen.length > 1 ? `Add ${chosen.length} members` : "Add member"}
      ready={ready}
      running={running}
      problem={problem}
      onConfirm={() => void run({ id: group.id, input })}
      onClose={onClose}
    >
      <PickMany
        label="Members"
        description={[sees.members && "People", sees.accounts && "service accounts"].filter(Boolean).join(" and ") + "; several at once."}
        placeholder="Search name, e-mail"
        search={holderChoices(team.id, { ...sees, groups: false })}
        value={chosen}
        onChange={setChosen}
        autoFocus
      />
      {!(sees.members && sees.accounts) && (
        <Text size="xs" c="dimmed">
          You find only whom you may see: you lack{" "}
          {!sees.members && (
            <>
              <code>member:read</code>, for people
            </>
          )}
          {!sees.members && !sees.accounts && "; and "}
          {!sees.accounts && (
            <>
              <code>service-account:read</code>, for service accounts
            </>
          )}
          .
        </Text>
      )}
      <UntilField value={until} onChange={setUntil} />
    </ChangeDialog>
  );
}
