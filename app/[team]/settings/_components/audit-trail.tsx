import { Anchor, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { CodeBlock } from "../../../_components/code/code-block";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { PageLink } from "../../../_components/page/page-link";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { type AuditPolicy, auditPolicyQuery } from "../audit-policy";
import { AuditPolicyForm } from "./audit-policy-form";

/** How long the team keeps its events, and how to see that nobody has touched them; for those who may, to change the former. */
export function AuditTrailSection() {
  const { can, path, team } = useTeam();
  const { data: policy, error, refetch } = useQuery({ ...auditPolicyQuery(team.id), enabled: can("audit:read") });
  return (
    <Section
      title="Audit trail"
      width={640}
      lead="Each event is sealed when it is written, and chained to the one before it."
      more={
        can("audit:read") && (
          <Anchor component={PageLink} href={path("/activity")} size="sm" display="inline-block" py={4}>
            Activity
          </Anchor>
        )
      }
    >
      {!can("audit:read") && <MissingPermission permission="audit:read" />}
      {can("audit:read") && !policy && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {can("audit:read") && !policy && !error && <Skeleton height={200} role="status" aria-label="Loading" />}
      {policy && (
        <Stack gap="lg">
          <Retention policy={policy} />
          <div>
            <Text size="sm" mb={4}>
              To see that nobody has edited, removed, added or moved an event behind Latchkey&apos;s back, run this where Latchkey runs:
            </Text>
            <CodeBlock what="command to verify the audit trail" code="npm run --silent latchkey -- audit verify" />
            <Text size="sm" c="dimmed" mt={4}>
              What it finds and what it needs is in <code>docs/deploy.md</code>, under “The audit trail”.
            </Text>
          </div>
        </Stack>
      )}
    </Section>
  );
}

function Retention({ policy }: { policy: AuditPolicy }) {
  const { can } = useTeam();
  if (can("team:update")) return <AuditPolicyForm policy={policy} />;
  return (
    <Stack gap="sm">
      <Text size="sm">{policy.retentionDays === null ? "Events are kept for good." : `Events are kept for ${policy.retentionDays} days.`}</Text>
      <MissingPermission permission="team:update" />
    </Stack>
  );
}
