"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { useUrlState } from "../../../_components/page/use-url-state";
import { useTeam } from "../../../_teams/team-context";
import { createApiTokenDocument } from "../mutations";
import { tokenPolicyQuery } from "../policy";
import { CreateTokenForm } from "./create-token-form";

const parameters = ["account"] as const;

/** The page that makes an API token. */
export function CreateToken() {
  const { path, team } = useTeam();
  const { values } = useUrlState(parameters);
  const { data: policy, error, refetch } = useQuery(tokenPolicyQuery(team.id));
  const input = { serviceAccountId: values.account || "sa_…", name: "Nightly report", expiresInDays: 90, scopes: ["service-account:read"] };
  return (
    <>
      <PageHeader
        crumbs={[{ label: "API tokens", href: path("/tokens") }, { label: "New API token" }]}
        title="New API token"
        lead="One for each use, so that one can end without the others. It is shown once, when it is made."
        help={
          <PageHelp document={createApiTokenDocument} variables={{ input }}>
            Makes a text that acts for a service account until its end. Its scopes are a part of what the account may do and you may give. Where a program can
            keep client keys, access tokens are safer: they live for hours, and an API token for as long as you say.
          </PageHelp>
        }
      />
      {policy === undefined && !error && <Skeleton height={480} maw={640} aria-label="Loading" />}
      {policy === undefined && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {policy !== undefined && <CreateTokenForm policy={policy} accountId={values.account} />}
    </>
  );
}
