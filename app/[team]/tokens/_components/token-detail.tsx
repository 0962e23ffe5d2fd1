"use client";

import { Button, Skeleton, Tabs } from "@mantine/core";
import { IconTicketOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { PageHelp } from "../../../_components/page-help";
import { PageLink } from "../../../_components/page-link";
import { TabList } from "../../../_components/tab-list";
import { useUrlState } from "../../../_components/url-state";
import { useTitle } from "../../../_components/use-title";
import { MissingPermission } from "../../_components/missing-permission";
import { useTeam } from "../../_components/team-context";
import { EventList } from "../../activity/_components/event-list";
import { EventsHelp } from "../../activity/_components/events-help";
import { apiTokenDocument, apiTokenQuery } from "../queries";
import { TokenActions } from "./token-actions";
import { TokenBadge } from "./token-badge";
import { TokenOverview } from "./token-overview";
import { TokenSettings } from "./token-settings";

// The tab, and what the list of events in one of them keeps in the URL.
const parameters = ["tab", "after", "before", "action", "actor", "time", "from", "until", "event"] as const;
const nothing = Object.fromEntries(parameters.map((name) => [name, ""]));

/** One API token: what it is and may do, what happened to it, and how to change or end it. */
export function TokenDetail({ id }: { id: string }) {
  const { can, path } = useTeam();
  const { values, set } = useUrlState(parameters);
  const { data: token, error, refetch } = useQuery(apiTokenQuery(id));
  useTitle(token?.name);
  const tab = values.tab || "overview";
  if (error && !token) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (token === undefined) return <Skeleton height={320} aria-label="Loading" />;
  if (token === null) {
    return (
      <Message
        icon={IconTicketOff}
        title="There is no such API token"
        level={1}
        action={
          <Button component={PageLink} href={path("/tokens")} variant="default">
            All API tokens
          </Button>
        }
      >
        Its service account may have been deleted. The team&apos;s activity says by whom.
      </Message>
    );
  }
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
          tab === "activity" && can("audit:read") ? (
            <EventsHelp targetId={id} />
          ) : (
            <PageHelp document={apiTokenDocument} variables={{ id }}>
              One API token: whose it is, what it may do and from where, and what happened to it. The token itself can&apos;t be shown again; when it is lost,
              reset it.
            </PageHelp>
          )
        }
      />
      <Tabs value={tab} keepMountedMode="display-none" onChange={(next) => set({ ...nothing, tab: next === "overview" ? "" : (next ?? "") })}>
        <TabList value={tab}>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="overview">
          <TokenOverview token={token} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">{can("audit:read") ? <EventList targetId={id} /> : <MissingPermission permission="audit:read" />}</Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <TokenSettings token={token} />
        </Tabs.Panel>
      </Tabs>
    </TokenActions>
  );
}
