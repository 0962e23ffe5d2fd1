"use client";

import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { useTeam } from "../../../_teams/team-context";
import { createServiceAccountDocument } from "../mutations";
import { CreateAccountForm } from "./create-account-form";

/** The page that makes a service account. */
export function CreateAccount() {
  const { path, team } = useTeam();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Service accounts", href: path("/service-accounts") }, { label: "New service account" }]}
        title="New service account"
        lead="One for each program that needs access. A name is enough. Its product and role are chosen now; the rest can be changed later."
        help={
          <PageHelp document={createServiceAccountDocument} variables={{ input: { teamId: team.id, name: "Jenkins CI" } }}>
            Makes an identity for one program, and its client keys, which are shown once. A program can make others in the same way: the request below needs a
            token of an account that may create accounts, and answers with the new client keys.
          </PageHelp>
        }
      />
      <CreateAccountForm />
    </>
  );
}
