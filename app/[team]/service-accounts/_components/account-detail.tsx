"use client";

import { Skeleton, Tabs } from "@mantine/core";
import { IconRobotOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { CopyRequest } from "../../../_components/copy-request";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { useTitle } from "../../../_components/use-title";
import { useUrlState } from "../../../_components/url-state";
import { useTeam } from "../../_components/team-context";
import { EventList } from "../../activity/_components/event-list";
import { serviceAccountDocument, serviceAccountQuery } from "../queries";
import { AccountOverview } from "./account-overview";
import { AccountSettings } from "./account-settings";
import { EnabledSwitch } from "./enabled-switch";
import { StateBadge } from "./state-badge";

/** One service account: what it is, what it did, and how to change it. */
export function AccountDetail({ id }: { id: string }) {
  const { can, path } = useTeam();
  const { values, set } = useUrlState(["tab", "after", "before", "action", "event"]);
  const { data: account, error, refetch } = useQuery(serviceAccountQuery(id));
  useTitle(account?.name);
  const crumbs = [{ label: "Service accounts", href: path("/service-accounts") }];
  if (error && !account) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (account === undefined) return <Skeleton height={320} aria-label="Loading" />;
  if (account === null) {
    return (
      <Message icon={IconRobotOff} title="There is no such service account" level={1}>
        It may have been deleted. The team&apos;s activity says by whom.
      </Message>
    );
  }
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={
          <>
            {account.name} {!account.enabled && <StateBadge enabled={false} />}
          </>
        }
        lead={account.description || undefined}
        actions={
          <>
            {can("service-account:update") && <EnabledSwitch account={account} withLabel />}
            <CopyRequest document={serviceAccountDocument} variables={{ id }} />
          </>
        }
      />
      <Tabs
        value={values.tab || "overview"}
        onChange={(tab) => set({ tab: tab === "overview" ? "" : (tab ?? ""), after: "", before: "", action: "", event: "" })}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <AccountOverview account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <EventList targetId={account.id} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <AccountSettings account={account} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
