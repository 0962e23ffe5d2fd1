"use client";

import { Tabs } from "@mantine/core";
import { IconShieldOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { OneThing } from "../../../../_components/page/one-thing";
import { PageHeader } from "../../../../_components/page/page-header";
import { PageHelp } from "../../../../_components/page/page-help";
import { TabList } from "../../../../_components/page/tab-list";
import { useTab } from "../../../../_components/page/use-tab";
import { useTitle } from "../../../../_components/page/use-title";
import { useTeam } from "../../../../_teams/team-context";
import { EventsHelp } from "../../../_components/audit-events/events-help";
import { CredentialBadge } from "../credentials/credential-badge";
import { keyState } from "../../../_components/credentials/secret-state";
import { useNow } from "../credentials/use-now";
import { type RuleAccount, type TrustRule, trustRulesDocument, trustRulesQuery } from "./queries";
import { RuleActivity } from "./rule-activity";
import { RuleOverview } from "./rule-overview";
import { RuleSettings } from "./rule-settings";

/** One trust rule: whom it lets in, what to paste there, and how to change it. */
export function RuleDetail({ accountId, ruleId }: { accountId: string; ruleId: string }) {
  const { path } = useTeam();
  const query = useQuery({
    ...trustRulesQuery(accountId),
    select: (account) => {
      const rule = account?.trustRules.find(({ id }) => id === ruleId);
      return account && rule ? { account, rule } : null;
    },
  });
  useTitle(query.data?.rule.name);
  return (
    <OneThing
      query={query}
      none={{ icon: IconShieldOff, title: "There is no such trust rule", text: "It may have been removed. The team's activity says by whom." }}
      all={{ label: "The account's credentials", href: path(`/service-accounts/${accountId}?tab=credentials`) }}
    >
      {({ account, rule }) => <RulePage account={account} rule={rule} />}
    </OneThing>
  );
}

function RulePage({ account, rule }: { account: RuleAccount; rule: TrustRule }) {
  const { can, path } = useTeam();
  const tab = useTab(["overview", "activity", "settings"]);
  const now = useNow();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Service accounts", href: path("/service-accounts") },
          { label: account.name, href: path(`/service-accounts/${account.id}?tab=credentials`) },
          { label: rule.name },
        ]}
        title={
          <>
            {rule.name} <CredentialBadge state={keyState(rule, now)} />
          </>
        }
        lead={`Who has a token that it takes can sign in as ${account.name}, with nothing to keep secret.`}
        help={
          tab.value === "activity" && can("audit:read") ? (
            <EventsHelp targetId={rule.id} />
          ) : (
            <PageHelp document={trustRulesDocument} variables={{ id: account.id }}>
              One trust rule: what a token of its issuer must say to stand for {account.name}, what to paste there so that it is sent here, and a test that
              tells which claim isn&apos;t as it should be.
            </PageHelp>
          )
        }
      />
      <Tabs {...tab} keepMountedMode="display-none">
        <TabList value={tab.value}>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="overview">
          <RuleOverview account={account} rule={rule} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <RuleActivity account={account} rule={rule} />
        </Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <RuleSettings account={account} rule={rule} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
