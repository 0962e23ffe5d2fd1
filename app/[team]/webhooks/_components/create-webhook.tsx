"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { useUrlState } from "../../../_components/page/use-url-state";
import { useTeam } from "../../../_teams/team-context";
import { serviceAccountQuery } from "../../service-accounts/queries";
import { createWebhookDocument } from "../mutations";
import { CreateWebhookForm } from "./create-webhook-form";

const parameters = ["account"] as const;

/** The page that makes a webhook: of the team, or of the account that the URL names. */
export function CreateWebhook() {
  const { path, team } = useTeam();
  const { account: accountId } = useUrlState(parameters).values;
  const { data: account, error, refetch } = useQuery({ ...serviceAccountQuery(accountId), enabled: accountId !== "" });
  const waiting = accountId !== "" && !account;
  const crumbs = account
    ? [
        { label: "Service accounts", href: path("/service-accounts") },
        { label: account.name, href: path(`/service-accounts/${account.id}?tab=notifications`) },
        { label: "New webhook" },
      ]
    : [{ label: "Webhooks", href: path("/webhooks") }, { label: "New webhook" }];
  const whose = accountId ? { serviceAccountId: accountId } : { teamId: team.id };
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title="New webhook"
        lead={
          accountId
            ? `Where to tell what happens to ${account?.name ?? "this account"}. It is the account's, and stays when people leave.`
            : "Where to tell what happens to the team's service accounts. It is the team's, and stays when people leave."
        }
        help={
          <PageHelp
            document={createWebhookDocument}
            variables={{ input: { ...whose, name: "On-call", url: "https://hooks.example.com/latchkey", topics: ["LEAKS", "EXPIRY"] } }}
          >
            From then on, what happens is posted to the address: as signed JSON, or as a message to Slack. The address has to be on the public internet, unless
            the operator of this installation allows others; redirects aren&apos;t followed.
          </PageHelp>
        }
      />
      {waiting && !error && account === undefined && <Skeleton height={480} maw={640} aria-label="Loading" />}
      {waiting && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {waiting && account === null && <p>There is no such service account. It may have been deleted.</p>}
      {!waiting && <CreateWebhookForm account={account ?? undefined} />}
    </>
  );
}
