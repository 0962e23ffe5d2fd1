import { Switch } from "@mantine/core";
import { permissionTitle } from "../../../_components/permission-title";
import { useTeam } from "../../_components/team-context";
import { StateBadge } from "./state-badge";
import { useSetEnabled } from "./use-set-enabled";

/** Whether an account may authenticate; a switch for those who may change it. */
export function EnabledSwitch({ account }: { account: { id: string; name: string; enabled: boolean } }) {
  const { can } = useTeam();
  const { mutate, isPending } = useSetEnabled(account);
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
      onChange={(event) => mutate(event.currentTarget.checked)}
      aria-label={`${account.name} enabled`}
      aria-busy={isPending}
      withThumbIndicator={false}
      styles={{ track: { cursor: "pointer" } }}
    />
  );
}
