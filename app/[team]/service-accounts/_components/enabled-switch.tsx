import { Switch } from "@mantine/core";
import { permissionTitle } from "../../../_components/texts/permission-title";
import { useTeam } from "../../../_teams/team-context";
import { StateBadge } from "./state-badge";
import { useSetAccountsEnabled } from "../../_components/service-accounts/use-set-accounts-enabled";

interface Props {
  account: { id: string; name: string; enabled: boolean };
  /** Where no column's header says what is switched. */
  withLabel?: boolean;
}

/** Whether an account may authenticate; a switch for those who may change it. */
export function EnabledSwitch({ account, withLabel = false }: Props) {
  const { can } = useTeam();
  const { mutate, isPending } = useSetAccountsEnabled(account);
  if (!can("service-account:update")) {
    return (
      <span title={`To change this you need the permission service-account:update (${permissionTitle("service-account:update")}).`}>
        <StateBadge enabled={account.enabled} />
      </span>
    );
  }
  return (
    <Switch
      checked={account.enabled}
      onChange={(event) => mutate({ items: [account], enabled: event.currentTarget.checked })}
      label={withLabel ? "Enabled" : undefined}
      labelPosition="left"
      aria-label={withLabel ? undefined : `${account.name} enabled`}
      aria-busy={isPending}
      withThumbIndicator={false}
      w="fit-content"
      // What is clicked is the control itself, and no wider than what is seen of it.
      styles={{ input: { zIndex: 1, cursor: "pointer" } }}
    />
  );
}
