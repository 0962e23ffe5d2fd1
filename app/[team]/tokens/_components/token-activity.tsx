import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { UsageSection } from "../../_components/usage/usage-section";
import { EventList } from "../../_components/audit-events/event-list";
import { PermissionTable } from "../../_components/usage/permission-table";
import { LastUsed } from "../../_components/usage/last-used";
import { type ApiToken, tokenPermissionUsesQuery } from "../queries";

/** What was done with a token, and what was done to it. */
export function TokenActivity({ token }: { token: ApiToken }) {
  const { can } = useTeam();
  const { data: uses } = useQuery(tokenPermissionUsesQuery(token.id));
  const { product } = token.serviceAccount;
  return (
    <>
      <UsageSection
        of={{ kind: "token", id: token.id }}
        name={token.name}
        lead="Calls of Latchkey's API, and those that products tell of by asking whether it counts. A refusal is one for which a permission was missing, or the token itself."
        empty={
          <Text size="sm">
            {token.lastUsedAt ? (
              <>
                It was last used <LastUsed at={token.lastUsedAt} />.
              </>
            ) : (
              "Nobody has used it yet. What nobody uses is better revoked."
            )}
          </Text>
        }
      />
      {uses && (uses.length > 0 || product.builtIn) && (
        <Section title="Permissions exercised" lead="What it needed to hold for what it did. Scopes that are never exercised can go." width={960}>
          <PermissionTable uses={uses} held={token.serviceAccount.permissions} none="None yet. Each call that needs a permission is counted here." />
        </Section>
      )}
      <Section title="Events" lead="What was done to the token.">
        {can("audit:read") ? <EventList targetId={token.id} /> : <MissingPermission permission="audit:read" />}
      </Section>
    </>
  );
}
