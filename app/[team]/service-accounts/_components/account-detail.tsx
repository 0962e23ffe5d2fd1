"use client";

import { Tabs } from "@mantine/core";
import { IconRobotOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { OneThing } from "../../../_components/page/one-thing";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { TabList } from "../../../_components/page/tab-list";
import { useTab } from "../../../_components/page/use-tab";
import { useTitle } from "../../../_components/page/use-title";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { EffectivePermissions } from "../../_components/permissions/effective/effective-permissions";
import { useTeam } from "../../../_teams/team-context";
import { EventsHelp } from "../../_components/audit-events/events-help";
import { AccountGroups } from "./account-groups";
import { AccountAdvice } from "./account-advice";
import { AccountTokens } from "./account-tokens";
import { AccountNotifications } from "./notifications/account-notifications";
import { type ServiceAccount, serviceAccountDocument, serviceAccountQuery } from "../queries";
import { AccountActions } from "./account-actions";
import { AccountOverview } from "./account-overview";
import { AccountRolesTab } from "./account-roles-tab";
import { AccountSettings } from "./account-settings";
import { AccountActivity } from "./activity/account-activity";
import { AccountCredentials } from "./credentials/account-credentials";
import { EnabledSwitch } from "./enabled-switch";
import { StateBadge } from "./state-badge";

/** One service account: what it is, what it did, and how to change it. */
export function AccountDetail({ id }: { id: string }) {
  const { path } = useTeam();
  const query = useQuery(serviceAccountQuery(id));
  useTitle(query.data?.name);
  return (
    <OneThing
      query={query}
      none={{ icon: IconRobotOff, title: "There is no such service account", text: "It may have been deleted. The team's activity says by whom." }}
      all={{ label: "All service accounts", href: path("/service-accounts") }}
    >
      {(account) => <AccountPage account={account} />}
    </OneThing>
  );
}

function AccountPage({ account }: { account: ServiceAccount }) {
  const { can, path } = useTeam();
  const router = useRouter();
  const tab = useTab(["overview", "credentials", "tokens", "roles", "groups", "permissions", "notifications", "activity", "settings"]);
  return (
    <AccountActions onDeleted={() => router.push(path("/service-accounts"))}>
      <PageHeader
        crumbs={[{ label: "Service accounts", href: path("/service-accounts") }, { label: account.name }]}
        title={
          <>
            {account.name} {!account.enabled && <StateBadge enabled={false} />}
          </>
        }
        lead={account.description || undefined}
        help={
          tab.value === "activity" && can("audit:read") ? (
            <EventsHelp accountId={account.id} />
          ) : (
            <PageHelp document={serviceAccountDocument} variables={{ id: account.id }}>
              One service account: what it is, what it may do, how a program gets a token with its client keys, and what it did. Disabling it is undone with one
              click; regenerating its client keys and deleting it can&apos;t be undone.
            </PageHelp>
          )
        }
        actions={can("service-account:update") && <EnabledSwitch account={account} withLabel />}
      />
      <Tabs {...tab} keepMountedMode="display-none">
        <TabList value={tab.value}>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="credentials">Credentials</Tabs.Tab>
          <Tabs.Tab value="tokens">API tokens</Tabs.Tab>
          <Tabs.Tab value="roles">Roles</Tabs.Tab>
          <Tabs.Tab value="groups">Groups</Tabs.Tab>
          <Tabs.Tab value="permissions">Permissions</Tabs.Tab>
          <Tabs.Tab value="notifications">Notifications</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="overview">
          <AccountOverview account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="credentials">
          <AccountCredentials account={account} />
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
            <>
              <AccountAdvice account={account} />
              <EffectivePermissions whose={{ serviceAccountId: account.id }} name={account.name} product={account.product} />
            </>
          ) : (
            <MissingPermission permission="role:read" />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="notifications">
          {can("webhook:read") ? <AccountNotifications account={account} /> : <MissingPermission permission="webhook:read" />}
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <AccountActivity account={account} />
        </Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <AccountSettings account={account} />
        </Tabs.Panel>
      </Tabs>
    </AccountActions>
  );
}
