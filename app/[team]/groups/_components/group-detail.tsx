"use client";

import { Tabs } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { OneThing } from "../../../_components/page/one-thing";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { TabList } from "../../../_components/page/tab-list";
import { useTitle } from "../../../_components/page/use-title";
import { useTab } from "../../../_components/page/use-tab";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { EventsHelp } from "../../_components/audit-events/events-help";
import { EventList } from "../../_components/audit-events/event-list";
import { type Group, groupDocument, groupQuery } from "../queries";
import { GroupMembers } from "./group-members";
import { GroupRoles } from "./group-roles";
import { GroupSettings } from "./group-settings";

/** One group: who is in it, which roles it gives them, and how to change it. */
export function GroupDetail({ id }: { id: string }) {
  const { path } = useTeam();
  const query = useQuery(groupQuery(id));
  useTitle(query.data?.name);
  return (
    <OneThing
      query={query}
      none={{ icon: IconUsersGroup, title: "There is no such group", text: "It may have been deleted. The team's activity says by whom." }}
      all={{ label: "All groups", href: path("/groups") }}
    >
      {(group) => <GroupPage group={group} />}
    </OneThing>
  );
}

function GroupPage({ group }: { group: Group }) {
  const { can, path } = useTeam();
  const tab = useTab(["members", "roles", "activity", "settings"]);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Groups", href: path("/groups") }, { label: group.name }]}
        title={group.name}
        lead={group.description || undefined}
        help={
          tab.value === "activity" && can("audit:read") ? (
            <EventsHelp about={group.id} />
          ) : (
            <PageHelp document={groupDocument} variables={{ id: group.id }}>
              Whoever is in the group has its roles: a person all of them, a service account those of its own product. What is changed here counts at the next
              call of everybody in it.
            </PageHelp>
          )
        }
      />
      <Tabs {...tab} keepMountedMode="display-none">
        <TabList value={tab.value}>
          <Tabs.Tab value="members">Members</Tabs.Tab>
          <Tabs.Tab value="roles">Roles</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="members">
          <GroupMembers group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <GroupRoles group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">{can("audit:read") ? <EventList about={group.id} /> : <MissingPermission permission="audit:read" />}</Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <GroupSettings group={group} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
