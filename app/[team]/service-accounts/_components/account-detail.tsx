"use client";

import { Button, Skeleton, Tabs } from "@mantine/core";
import { IconRobotOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { PageLink } from "../../../_components/page-link";
import { PageHelp } from "../../../_components/page-help";
import { TabList } from "../../../_components/tab-list";
import { useTitle } from "../../../_components/use-title";
import { useUrlState } from "../../../_components/url-state";
import { MissingPermission } from "../../_components/missing-permission";
import { EffectivePermissions } from "../../_components/rights/effective-permissions";
import { useTeam } from "../../_components/team-context";
import { EventList } from "../../activity/_components/event-list";
import { EventsHelp } from "../../activity/_components/events-help";
import { AccountGroups } from "../../groups/_components/account-groups";
import { AccountTokens } from "../../tokens/_components/account-tokens";
import { serviceAccountDocument, serviceAccountQuery } from "../queries";
import { AccountActions } from "./account-actions";
import { AccountOverview } from "./account-overview";
import { AccountRolesTab } from "./account-roles-tab";
import { AccountSettings } from "./account-settings";
import { EnabledSwitch } from "./enabled-switch";
import { StateBadge } from "./state-badge";

// The tab, and what the lists in some of them keep in the URL.
const parameters = ["tab", "after", "before", "search", "sort", "state", "action", "actor", "time", "from", "until", "event"] as const;
const nothing = Object.fromEntries(parameters.map((name) => [name, ""]));

/** One service account: what it is, what it did, and how to change it. */
export function AccountDetail({ id }: { id: string }) {
  const { can, path } = useTeam();
  const router = useRouter();
  const { values, set } = useUrlState(parameters);
  const { data: account, error, refetch } = useQuery(serviceAccountQuery(id));
  useTitle(account?.name);
  const crumbs = [{ label: "Service accounts", href: path("/service-accounts") }];
  if (error && !account) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (account === undefined) return <Skeleton height={320} aria-label="Loading" />;
  if (account === null) {
    return (
      <Message
        icon={IconRobotOff}
        title="There is no such service account"
        level={1}
        action={
          <Button component={PageLink} href={path("/service-accounts")} variant="default">
            All service accounts
          </Button>
        }
      >
        It may have been deleted. The team&apos;s activity says by whom.
      </Message>
    );
  }
  return (
    <AccountActions onDeleted={() => router.push(path("/service-accounts"))}>
      <PageHeader
        crumbs={[...crumbs, { label: account.name }]}
        title={
          <>
            {account.name} {!account.enabled && <StateBadge enabled={false} />}
          </>
        }
        lead={account.description || undefined}
        help={
          values.tab === "activity" && can("audit:read") ? (
            <EventsHelp targetId={id} />
          ) : (
            <PageHelp document={serviceAccountDocument} variables={{ id }}>
              One service account: what it is, what it may do, how a program gets a token with its client keys, and what it did. Disabling it is undone with one
              click; regenerating its client keys and deleting it can&apos;t be undone.
            </PageHelp>
          )
        }
        actions={can("service-account:update") && <EnabledSwitch account={account} withLabel />}
      />
      <Tabs value={values.tab || "overview"} keepMountedMode="display-none" onChange={(tab) => set({ ...nothing, tab: tab === "overview" ? "" : (tab ?? "") })}>
        <TabList value={values.tab || "overview"}>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="tokens">API tokens</Tabs.Tab>
          <Tabs.Tab value="roles">Roles</Tabs.Tab>
          <Tabs.Tab value="groups">Groups</Tabs.Tab>
          <Tabs.Tab value="permissions">Permissions</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="overview">
          <AccountOverview account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="tokens">{can("token:read") ? <AccountTokens account={account} /> : <MissingPermission permission="token:read" />}</Tabs.Panel>
        <Tabs.Panel value="roles">
          <AccountRolesTab account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <AccountGroups account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="permissions">
          {can("role:read") ? (
            <EffectivePermissions whose={{ serviceAccountId: account.id }} name={account.name} product={account.product} />
          ) : (
            <MissingPermission permission="role:read" />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="activity">{can("audit:read") ? <EventList targetId={account.id} /> : <MissingPermission permission="audit:read" />}</Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <AccountSettings account={account} />
        </Tabs.Panel>
      </Tabs>
    </AccountActions>
  );
}
