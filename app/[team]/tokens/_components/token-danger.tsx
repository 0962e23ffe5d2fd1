import { Button } from "@mantine/core";
import { DangerRow } from "../../../_components/page/danger-row";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { LastUsed } from "../../_components/usage/last-used";
import type { ApiToken } from "../queries";
import { useTokenActions } from "../../_components/tokens/token-actions";

/** What stops the token, from the mildest on. */
export function TokenDanger({ token }: { token: ApiToken }) {
  const { can } = useTeam();
  const { reset, revoke } = useTokenActions();
  const lastUsed = token.lastUsedAt ? (
    <>
      Last used <LastUsed at={token.lastUsedAt} />.
    </>
  ) : (
    "Never used so far."
  );
  return (
    <>
      <DangerRow
        title="Reset"
        text={<>A new secret for the same entry, when the old one is lost or has expired; the old one stops at once. {lastUsed}</>}
        denied={!can("token:create") && <MissingPermission permission="token:create" />}
      >
        <Button variant="default" onClick={() => reset(token)}>
          Reset API token
        </Button>
      </DangerRow>
      <DangerRow
        title="Revoke"
        text={<>It is refused at once and everywhere; for a day that can be taken back. The entry and what it did stay. {lastUsed}</>}
        denied={!can("token:revoke") && <MissingPermission permission="token:revoke" />}
      >
        <Button variant="outline" color="red" onClick={() => revoke([token])}>
          Revoke API token
        </Button>
      </DangerRow>
    </>
  );
}
