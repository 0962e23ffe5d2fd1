import { Text } from "@mantine/core";
import { Section } from "../../../../_components/page/section";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import { UsageSection } from "../../../_components/usage/usage-section";
import { EventList } from "../../../_components/audit-events/event-list";
import { LastUsed } from "../../../_components/usage/last-used";
import type { RuleAccount, TrustRule } from "./queries";

/** Whom a rule let in, and what was done to it. */
export function RuleActivity({ account, rule }: { account: RuleAccount; rule: TrustRule }) {
  const { can } = useTeam();
  return (
    <>
      <UsageSection
        of={{ kind: "trust-rule", id: rule.id, accountId: account.id }}
        name={rule.name}
        lead={`Access tokens of ${account.name} that it gave for tokens of its issuer, and tokens that it took and that were refused for another reason.`}
        empty={
          <Text size="sm">
            {rule.lastUsedAt ? (
              <>
                It last let somebody in <LastUsed at={rule.lastUsedAt} />.
              </>
            ) : (
              "It has never let anybody in. The test in its overview says what a token would need."
            )}
          </Text>
        }
      />
      <Section title="Events" lead="What was done to the rule.">
        {can("audit:read") ? <EventList targetId={rule.id} /> : <MissingPermission permission="audit:read" />}
      </Section>
    </>
  );
}
