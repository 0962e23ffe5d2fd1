import { Button } from "@mantine/core";
import { DangerRow } from "../../../_components/page/danger-row";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import type { ServiceAccount } from "../queries";
import { useAccountActions } from "./account-actions";
import { LastUsed } from "../../_components/usage/last-used";
import { useSetAccountsEnabled } from "../../_components/service-accounts/use-set-accounts-enabled";

/** What stops the account, from the mildest on. */
export function AccountDanger({ account }: { account: ServiceAccount }) {
  const { can } = useTeam();
  const { regenerate, revokeEverything, remove } = useAccountActions();
  const setEnabled = useSetAccountsEnabled(account);
  const lacked = (["token:revoke", "service-account:regenerate-keys"] as const).find((permission) => !can(permission));
  const lastUsed = account.lastUsedAt ? (
    <>
      Last used <LastUsed at={account.lastUsedAt} />.
    </>
  ) : (
    "Never used so far."
  );
  return (
    <>
      <DangerRow
        title={account.enabled ? "Disable" : "Enable"}
        text={account.enabled ? <>It gets no tokens, and those it has are refused, until it is enabled again. {lastUsed}</> : "It gets tokens again."}
        denied={!can("service-account:update") && <MissingPermission permission="service-account:update" />}
      >
        <Button variant="default" loading={setEnabled.isPending} onClick={() => setEnabled.mutate({ items: [account], enabled: !account.enabled })}>
          {account.enabled ? "Disable" : "Enable"}
        </Button>
      </DangerRow>
      <DangerRow
        title="Regenerate client keys"
        text={<>A new client id and secret; the old ones, and the tokens got with them, stop at once. To replace the secret alone, rotate it. {lastUsed}</>}
        denied={!can("service-account:regenerate-keys") && <MissingPermission permission="service-account:regenerate-keys" />}
      >
        <Button variant="default" onClick={() => regenerate(account)}>
          Regenerate client keys
        </Button>
      </DangerRow>
      <DangerRow
        title="Revoke everything"
        text={
          <>
            Its client keys, public keys and trust rules, the access tokens got with them and its API tokens end at once and for good; the account stays.{" "}
            {lastUsed}
          </>
        }
        denied={lacked && <MissingPermission permission={lacked} />}
      >
        <Button variant="outline" color="red" onClick={() => revokeEverything(account)}>
          Revoke everything
        </Button>
      </DangerRow>
      <DangerRow
        title="Delete"
        text={<>Gone for good, with its keys and tokens. What it did stays in the activity. {lastUsed}</>}
        denied={!can("service-account:delete") && <MissingPermission permission="service-account:delete" />}
      >
        <Button variant="outline" color="red" onClick={() => remove([account])}>
          Delete service account
        </Button>
      </DangerRow>
    </>
  );
}
