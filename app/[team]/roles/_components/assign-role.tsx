import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../../_components/impact/change-dialog";
import { assigneeIds, holderChoices } from "../../_components/choices/holder-choices";
import { type Pickable, PickMany } from "../../_components/choices/pick-many";
import { UntilField } from "../../_components/ends/until-field";
import { useImpact } from "../../_components/impact/use-impact";
import { useTeam } from "../../../_teams/team-context";
import { assignRoles, assignRolesDocument } from "../assignments";
import { type Role } from "../queries";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";

interface Props {
  role: Role;
  opened: boolean;
  onClose: () => void;
}

/** Gives a role to members, service accounts and groups. */
export default function AssignRole(props: Props) {
  // Begins anew each time it opens.
  return props.opened ? <Choice {...props} /> : null;
}

const and = new Intl.ListFormat("en");

function Choice({ role, onClose }: Props) {
  const { can, team } = useTeam();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Pickable[]>([]);
  const [until, setUntil] = useState<string | null>(null);
  const input = { roleIds: [role.id], ...assigneeIds(chosen), until };
  const ready = chosen.length > 0;
  const state = useImpact({
    change: input,
    enabled: ready,
    ask: async (run) => (await run(assignRolesDocument, { input, dryRun: true })).assignRoles,
  });
  const { run, running, problem } = useAction({
    send: assignRoles,
    done: async () => {
      onClose();
      notifications.show({
        title: `${role.name} is assigned to ${chosen.length === 1 ? chosen[0]!.name : `${chosen.length} holders`}`,
        message: "It counts from the next call on.",
      });
      await refreshPermissions(queryClient);
    },
  });
  const forAccounts = role.assignableTo !== "MEMBERS";
  const among = {
    members: can("member:read"),
    accounts: forAccounts && can("service-account:read"),
    groups: can("group:read"),
    productId: role.product.id,
  };
  const unseen = [among.members ? [] : "people", forAccounts && !among.accounts ? "service accounts" : [], among.groups ? [] : "groups"].flat();
  const kinds = forAccounts
    ? `People, groups, and service accounts of ${role.product.name}.`
    : "People and groups. It has permissions that no service account may ever hold.";
  return (
    <ChangeDialog
      opened
      title={`Assign ${role.name}`}
      state={state}
      confirm="Assign role"
      ready={ready}
      running={running}
      problem={problem}
      onConfirm={() => void run(input)}
      onClose={onClose}
    >
      <PickMany
        label="To whom"
        description={unseen.length > 0 ? `${kinds} You may not see ${and.format(unseen)}.` : kinds}
        placeholder="Search by name"
        search={holderChoices(team.id, among)}
        value={chosen}
        onChange={setChosen}
        autoFocus
      />
      <UntilField value={until} onChange={setUntil} />
    </ChangeDialog>
  );
}
