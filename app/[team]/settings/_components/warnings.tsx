import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { PageHelp } from "../../../_components/page/page-help";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { notificationPolicyDocument, notificationPolicyQuery } from "../notification-policy";
import { WarningsForm } from "./warnings-form";
import { warningText } from "./warning-values";

/** When the team is warned of what ends; for those who may, to change it. */
export function WarningsSection() {
  const { can, team } = useTeam();
  const { data: policy, error, refetch } = useQuery(notificationPolicyQuery(team.id));
  return (
    <Section
      title="Expiry warnings"
      id="warnings"
      width={640}
      lead="For API tokens, client secrets, public keys, trust rules, roles and places in groups with an end."
      more={
        <PageHelp what="expiry warnings" document={notificationPolicyDocument} variables={{ teamId: team.id }}>
          Each thing is told of once at each of these times, in the dashboard, by mail where a mail server is set up, and to webhooks that tell of what ends.
          What was made for a shorter time is warned of only as far ahead as that.
        </PageHelp>
      }
    >
      {!policy && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!policy && !error && <Skeleton height={240} role="status" aria-label="Loading" />}
      {policy && can("team:update") && <WarningsForm policy={policy} />}
      {policy && !can("team:update") && (
        <Stack gap="sm">
          <Text size="sm">{warningText(policy.expiryDays)}</Text>
          <MissingPermission permission="team:update" />
        </Stack>
      )}
    </Section>
  );
}
