"use client";

import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { CopyRequest } from "../../../_components/copy-request";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { useTeam } from "../team-context";
import { Counts } from "./counts";
import { FirstSteps } from "./first-steps";
import { homeDocument, homeQuery } from "./queries";
import { RecentActivity } from "./recent-activity";

/** What the team has, and for a new one the way to its first call. */
export function Home() {
  const { team, can } = useTeam();
  const variables = { teamId: team.id, accounts: can("service-account:read"), products: can("product:read"), events: can("audit:read") };
  const seesAny = variables.accounts || variables.products || variables.events;
  const { data, error, refetch } = useQuery({ ...homeQuery(variables), enabled: seesAny });
  const accounts = (data?.enabled?.totalCount ?? 0) + (data?.disabled?.totalCount ?? 0);
  const begins = data?.enabled !== undefined && (accounts === 0 || data.granted?.totalCount === 0);
  if (!seesAny) {
    return (
      <Message icon={IconLock} title={`You have no role in ${team.name} yet`} level={1}>
        You are in the team, but may not see anything of it. An owner of the team can give you a role.
      </Message>
    );
  }
  return (
    <>
      <PageHeader
        title={team.name}
        lead="Accounts for programs, the APIs they call, and what they did."
        actions={<CopyRequest document={homeDocument} variables={variables} />}
      />
      {error && !data ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Counts data={data} />}
      {begins && <FirstSteps hasAccount={accounts > 0} firstAccountId={data?.enabled?.nodes[0]?.id} />}
      {data && !begins && variables.events && <RecentActivity />}
    </>
  );
}
