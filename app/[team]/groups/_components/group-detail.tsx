"use client";

import { Button, Skeleton, Tabs, Text } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { PageHelp } from "../../../_components/page-help";
import { PageLink } from "../../../_components/page-link";
import { TabList } from "../../../_components/tab-list";
import { useTitle } from "../../../_components/use-title";
import { useUrlState } from "../../../_components/url-state";
import { MissingPermission } from "../../_components/missing-permission";
import { useTeam } from "../../_components/team-context";
import { EventsHelp } from "../../activity/_components/events-help";
import { EventList } from "../../activity/_components/event-list";
import { groupDocument, groupQuery } from "../queries";
import { GroupMembers } from "./group-members";
import { GroupRoles } from "./group-roles";
import { GroupSettings } from "./group-settings";

// The tab, and what the lists in them keep in the URL.
const parameters = ["tab", "search", "type", "after", "before", "action", "actor", "time", "from", "until", "event"] as const;
const nothing = Object.fromEntries(parameters.map((name) => [name, ""]));

/** One group: who is in it, which roles it gives them, and how to change it. */
export function GroupDetail({ id }: { id: string }) {
  const { can, path } = useTeam();
  const { values, set } = useUrlState(parameters);
  const { data: group, error, refetch } = useQuery(groupQuery(id));
  useTitle(group?.name);
  if (error && !group) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (group === undefined) return <Skeleton height={320} role="status" aria-label="Loading" />;
  if (group === null) {
    return (
      <Message
        icon={IconUsersGroup}
        title="There is no such group"
        level={1}
        action={
          <Button component={PageLink} href={path("/groups")} variant="default">
            All groups
          </Button>
        }
      >
        It may have been deleted. The team&apos;s activity says by whom.
      </Message>
    );
  }
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Groups", href: path("/groups") }, { label: group.name }]}
        title={group.name}
        lead={group.description || undefined}
        help={
          values.tab === "activity" && can("audit:read") ? (
            <EventsHelp targetId={id} />
          ) : (
            <PageHelp document={groupDocument} variables={{ id }}>
              Whoever is in the group has its roles: a person all of them, a service account those of its own product. What is changed here counts at the next
              call of everybody in it.
            </PageHelp>
          )
        }
      />
      <Tabs value={values.tab || "members"} keepMountedMode="display-none" onChange={(tab) => set({ ...nothing, tab: tab === "members" ? "" : (tab ?? "") })}>
        <TabList value={values.tab || "members"}>
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
        <Tabs.Panel value="activity">
          {can("audit:read") ? (
            <>
              <Text size="sm" c="dimmed" mb="md">
                What was done to the group. Who was added and removed stands in the activity of each member.
              </Text>
              <EventList targetId={group.id} />
            </>
          ) : (
            <MissingPermission permission="audit:read" />
          )}
        </Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <GroupSettings group={group} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
