"use client";

import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { PageHelp } from "../../../_components/page-help";
import { startOf } from "../../activity/_components/times";
import { soonDays } from "../../tokens/_components/token-state";
import { useTeam } from "../team-context";
import { Attention } from "./attention";
import { Counts } from "./counts";
import { FirstSteps } from "./first-steps";
import { homeDocument, homeQuery } from "./queries";
import { RecentActivity } from "./recent-activity";

/** What the team has and what needs attention; for a new team the way to its first call. */
export function Home() {
  const { team, can } = useTeam();
  const [since] = useState(() => startOf("24h", Date.now()) ?? "");
  const sees = {
    accounts: can("service-account:read"),
    tokens: can("token:read"),
    products: can("product:read"),
    roles: can("role:read"),
    groups: can("group:read"),
    members: can("member:read"),
    events: can("audit:read"),
  };
  const variables = { teamId: team.id, ...sees, since, soon: soonDays };
  const seesAny = Object.values(sees).some(Boolean);
  const { data: answer, error, refetch } = useQuery({ ...homeQuery(variables), enabled: seesAny });
  const data = answer?.data;
  const problem = error ?? answer?.problem;
  const accounts = (data?.enabled?.totalCount ?? 0) + (data?.disabled?.totalCount ?? 0);
  const begins = Boolean(data?.enabled && data.disabled) && (accounts === 0 || (data?.everGranted?.nodes.length === 0 && !data.activeTokens?.totalCount));
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
            The team at a glance: how much there is of each thing, what may need a hand, and what happened last. Every number leads to the list that it counts.
            You see what your roles in the team let you see.
          </PageHelp>
        }
      />
      {problem && (
        <div style={{ marginBottom: 24 }}>
          <ErrorNotice error={problem} onRetry={() => void refetch()} />
        </div>
      )}
      {(data || !problem) && <Counts data={data} />}
      {begins && <FirstSteps hasAccount={accounts > 0} firstAccountId={data?.enabled?.nodes[0]?.id} />}
      {data && !begins && <Attention data={data} />}
      {data && !begins && variables.events && <RecentActivity />}
    </>
  );
}
