"use client";

import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { Message } from "../../_components/notices/message";
import { PageHeader } from "../../_components/page/page-header";
import { PageHelp } from "../../_components/page/page-help";
import { startOf } from "../_components/audit-events/times";
import { dormantDays } from "../review/review-paths";
import { unusedSince } from "../_components/usage/unused-since";
import { soonDays } from "../_components/tokens/token-state";
import { useTeam } from "../../_teams/team-context";
import { Attention } from "./attention";
import { Contents } from "./contents";
import { FirstSteps } from "./first-steps";
import { Numbers } from "./numbers";
import { homeDocument, homeQuery } from "./queries";
import { RecentActivity } from "./recent-activity";

/** What the team has and what needs attention; for a new team the way to its first call. */
export function Home() {
  const { team, can } = useTeam();
  const [since] = useState(() => startOf("24h", Date.now()) ?? "");
  const [unused] = useState(() => unusedSince(dormantDays, Date.now()));
  const sees = {
    accounts: can("service-account:read"),
    tokens: can("token:read"),
    products: can("product:read"),
    roles: can("role:read"),
    groups: can("group:read"),
    members: can("member:read"),
    events: can("audit:read"),
  };
  const variables = { teamId: team.id, ...sees, since, unusedSince: unused, dormant: dormantDays, soon: soonDays };
  const seesAny = Object.values(sees).some(Boolean);
  const { data: answer, error, refetch } = useQuery({ ...homeQuery(variables), enabled: seesAny });
  const data = answer?.data;
  const problem = error ?? answer?.problem;
  const accounts = data?.teamNumbers?.serviceAccounts ?? 0;
  const begins = Boolean(data?.teamNumbers) && (accounts === 0 || (data?.everGranted?.nodes.length === 0 && !data.activeTokens?.totalCount));
  if (!seesAny) {
    return (
      <Message icon={IconLock} title="Nothing here that you may see yet" level={1}>
        You are in {team.name}, but none of your roles lets you see anything of it. An owner of the team can give you one that does.
      </Message>
    );
  }
  return (
    <>
      <PageHeader
        title={team.name}
        lead="Accounts for programs, the APIs they call, and what they did."
        help={
          <PageHelp document={homeDocument} variables={variables}>
            The team at a glance: what is used and what isn&apos;t, what may need a hand, and what happened last. Every number leads to the list that it counts;
            calls and refusals are those since midnight in UTC, against the same hours a week ago. You see what your roles in the team let you see.
          </PageHelp>
        }
      />
      {problem && (
        <div style={{ marginBottom: 24 }}>
          <ErrorNotice error={problem} onRetry={() => void refetch()} />
        </div>
      )}
      {sees.accounts && (data?.teamNumbers || !problem) && <Numbers numbers={data?.teamNumbers ?? undefined} />}
      {(data || !problem) && <Contents data={data} />}
      {begins && <FirstSteps hasAccount={accounts > 0} firstAccountId={data?.first?.nodes[0]?.id} />}
      {data && !begins && <Attention data={data} />}
      {data && !begins && variables.events && <RecentActivity />}
    </>
  );
}
