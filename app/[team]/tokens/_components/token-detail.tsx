"use client";

import { Tabs } from "@mantine/core";
import { IconTicketOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { OneThing } from "../../../_components/page/one-thing";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { TabList } from "../../../_components/page/tab-list";
import { useTab } from "../../../_components/page/use-tab";
import { useTitle } from "../../../_components/page/use-title";
import { useTeam } from "../../../_teams/team-context";
import { EventsHelp } from "../../_components/audit-events/events-help";
import { type ApiToken, apiTokenDocument, apiTokenQuery } from "../queries";
import { TokenActions } from "../../_components/tokens/token-actions";
import { TokenActivity } from "./token-activity";
import { TokenBadge } from "../../_components/tokens/token-badge";
import { TokenOverview } from "./token-overview";
import { TokenSettings } from "./token-settings";

/** One API token: what it is and may do, what happened to it, and how to change or end it. */
export function TokenDetail({ id }: { id: string }) {
  const { path } = useTeam();
  const query = useQuery(apiTokenQuery(id));
  useTitle(query.data?.name);
  return (
    <OneThing
      query={query}
      none={{
        icon: IconTicketOff,
        title: "There is no such API token",
        text: "Its service account may have been deleted. The team's activity says by whom.",
      }}
      all={{ label: "All API tokens", href: path("/tokens") }}
    >
      {(token) => <TokenPage token={token} />}
    </OneThing>
  );
}

function TokenPage({ token }: { token: ApiToken }) {
  const { can, path } = useTeam();
  const tab = useTab(["overview", "activity", "settings"]);
  return (
    <TokenActions>
      <PageHeader
        crumbs={[{ label: "API tokens", href: path("/tokens") }, { label: token.name }]}
        title={
          <>
            {token.name} <TokenBadge token={token} />
          </>
        }
        lead={token.purpose || undefined}
        help={
          tab.value === "activity" && can("audit:read") ? (
            <EventsHelp targetId={token.id} />
          ) : (
            <PageHelp document={apiTokenDocument} variables={{ id: token.id }}>
              One API token: whose it is, what it may do and from where, and what happened to it. The token itself can&apos;t be shown again; when it is lost,
              reset it.
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
          <TokenOverview token={token} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <TokenActivity token={token} />
        </Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <TokenSettings token={token} />
        </Tabs.Panel>
      </Tabs>
    </TokenActions>
  );
}
