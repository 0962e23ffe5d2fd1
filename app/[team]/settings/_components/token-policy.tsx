import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { Fact, Facts } from "../../../_components/page/facts";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { type TokenPolicy, tokenPolicyQuery } from "../../tokens/policy";
import { TokenPolicyForm } from "./token-policy-form";

/** What the team demands of API tokens; for those who may, to change it. */
export function TokenPolicySection() {
  const { can, team } = useTeam();
  const { data: policy, error, refetch } = useQuery({ ...tokenPolicyQuery(team.id), enabled: can("token:read") });
  if (!can("token:read")) return <MissingPermission permission="token:read" />;
  if (!policy && error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!policy) return <Skeleton height={240} aria-label="Loading" />;
  if (can("team:update")) return <TokenPolicyForm policy={policy} />;
  return (
    <Stack>
      <PolicyFacts policy={policy} />
      <MissingPermission permission="team:update" />
    </Stack>
  );
}

function PolicyFacts({ policy: { maxLifetimeDays, purposeRequired, revokeLeaked } }: { policy: TokenPolicy }) {
  return (
    <Facts>
      <Fact label="Longest lifetime">
        {maxLifetimeDays === null ? "Any, and tokens may never end." : `${maxLifetimeDays} ${maxLifetimeDays === 1 ? "day" : "days"}`}
      </Fact>
      <Fact label="Purpose">{purposeRequired ? "Required" : "Optional"}</Fact>
      <Fact label="Reported as leaked">{revokeLeaked ? "Ended at once" : "Noted in the activity only"}</Fact>
    </Facts>
  );
}
