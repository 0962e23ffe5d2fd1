import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { Fact, Facts } from "../../../../_components/page/facts";
import { PageLink } from "../../../../_components/page/page-link";
import { Section } from "../../../../_components/page/section";
import { LimitUse } from "../../../_components/limits/limit-use";
import { useTeam } from "../../../../_teams/team-context";
import { accountLimitsQuery } from "../../limits";

/** Often enough to see use go up, in milliseconds. */
const pause = 15_000;

/** How often an account may call and how many tokens it may get, with what of that is used. */
export function AccountLimits({ id }: { id: string }) {
  const { can, path } = useTeam();
  const { data: limits, error, refetch } = useQuery({ ...accountLimitsQuery(id), refetchInterval: pause });
  return (
    <Section
      title="Limits"
      width={800}
      lead="Calls to Latchkey's API, and access tokens got. What goes beyond is answered with 429. What a server has set aside for it counts as used."
      more={
        can("service-account:update") && (
          <Anchor component={PageLink} href={path(`/service-accounts/${id}?tab=settings#limits`)} size="sm" display="inline-block" py={4}>
            Change limits
          </Anchor>
        )
      }
    >
      {!limits && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!limits && !error && <Skeleton height={88} role="status" aria-label="Loading" />}
      {limits && (
        <Facts>
          <Fact label="Calls per minute">
            <LimitUse
              label="Calls per minute"
              limit={limits.requestsPerMinute}
              used={limits.requestsUsed}
              when="in this minute"
              usedUp="Used up: calls are refused until the next minute."
            />
          </Fact>
          <Fact label="Tokens per day">
            <LimitUse
              label="Tokens per day"
              limit={limits.grantsPerDay}
              used={limits.grantsUsed}
              when="today (UTC)"
              usedUp="Used up: it gets no more tokens until midnight, UTC."
            />
          </Fact>
        </Facts>
      )}
    </Section>
  );
}
