import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { Fact, Facts } from "../../../../_components/page/facts";
import { PageLink } from "../../../../_components/page/page-link";
import { Section } from "../../../../_components/page/section";
import { LimitUse } from "../../../_components/limits/limit-use";
import { useTeam } from "../../../../_teams/team-context";
import { tokenLimitsQuery } from "../../limits";
import type { ApiToken } from "../../queries";

/** Often enough to see use go up, in milliseconds. */
const pause = 15_000;
const stretch = { when: "in this minute", usedUp: "Used up: calls are refused until the next minute." };

/** How often a token may call and what of that is used; what its account may bounds it as well. */
export function TokenLimits({ token: { id, state, serviceAccount } }: { token: ApiToken }) {
  const { can, path } = useTeam();
  const { data: limits, error, refetch } = useQuery({ ...tokenLimitsQuery(id), refetchInterval: pause });
  const { ofAccount } = limits ?? {};
  return (
    <Section
      title="Limits"
      width={800}
      lead="Calls to Latchkey's API. What goes beyond is answered with 429. What a server has set aside for it counts as used."
      more={
        can("token:update") &&
        state !== "REVOKED" && (
          <Anchor component={PageLink} href={path(`/tokens/${id}?tab=settings#limits`)} size="sm" display="inline-block" py={4}>
            Change limits
          </Anchor>
        )
      }
    >
      {!limits && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!limits && !error && <Skeleton height={44} role="status" aria-label="Loading" />}
      {limits && (
        <Facts>
          <Fact label="Calls per minute">
            <LimitUse label="Calls per minute" limit={limits.requestsPerMinute} used={limits.requestsUsed} {...stretch} />
          </Fact>
          {ofAccount && ofAccount.requestsPerMinute !== null && (
            <Fact label={`All of ${serviceAccount.name}`}>
              <LimitUse label={`Calls per minute of ${serviceAccount.name}`} limit={ofAccount.requestsPerMinute} used={ofAccount.requestsUsed} {...stretch} />
            </Fact>
          )}
        </Facts>
      )}
    </Section>
  );
}
