"use client";

import { IconRobotOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { OneThing } from "../../../../_components/page/one-thing";
import { PageHeader } from "../../../../_components/page/page-header";
import { PageHelp } from "../../../../_components/page/page-help";
import { usePublicUrl } from "../../../../_components/code/public-url";
import { useUrlState } from "../../../../_components/page/use-url-state";
import { useTeam } from "../../../../_teams/team-context";
import { addTrustRuleDocument } from "./mutations";
import { NewRuleForm } from "./new-rule-form";
import { githubIssuer, platformOf } from "./platforms";
import { trustRulesQuery } from "./queries";

const parameters = ["platform"] as const;

/** The page that adds a trust rule to an account. */
export function NewRule({ accountId }: { accountId: string }) {
  const { path } = useTeam();
  const { values } = useUrlState(parameters);
  const audience = usePublicUrl();
  const query = useQuery(trustRulesQuery(accountId));
  const conditions = [
    { claim: "repository", pattern: "acme/web" },
    { claim: "ref", pattern: "refs/heads/main" },
  ];
  const input = { serviceAccountId: accountId, name: "acme/web, main", issuer: githubIssuer, audience, conditions };
  return (
    <OneThing
      query={query}
      none={{ icon: IconRobotOff, title: "There is no such service account", text: "It may have been deleted. The team's activity says by whom." }}
      all={{ label: "All service accounts", href: path("/service-accounts") }}
    >
      {(account) => (
        <>
          <PageHeader
            crumbs={[
              { label: "Service accounts", href: path("/service-accounts") },
              { label: account.name, href: path(`/service-accounts/${account.id}?tab=credentials`) },
              { label: "New trust rule" },
            ]}
            title="New trust rule"
            lead={`Whose tokens stand for ${account.name}. Whoever has one of them can do all that ${account.name} can, so say it as narrowly as you can.`}
            help={
              <PageHelp document={addTrustRuleDocument} variables={{ input }}>
                A pipeline or a pod has a token already that says who it is, signed by its platform. A trust rule says which of these tokens stand for this
                service account. Latchkey checks the signature with the issuer&apos;s published keys, and each claim with the rule, and gives an access token in
                return. There is no secret to store, to rotate or to lose.
              </PageHelp>
            }
          />
          <NewRuleForm account={account} platform={platformOf(values.platform).id} />
        </>
      )}
    </OneThing>
  );
}
