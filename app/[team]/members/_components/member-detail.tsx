"use client";

import { Badge, Button, Skeleton, Tabs } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { PageHelp } from "../../../_components/page-help";
import { PageLink } from "../../../_components/page-link";
import { Section } from "../../../_components/section";
import { TabList } from "../../../_components/tab-list";
import { useTitle } from "../../../_components/use-title";
import { useUrlState } from "../../../_components/url-state";
import { EffectivePermissions } from "../../_components/rights/effective-permissions";
import { MissingPermission } from "../../_components/missing-permission";
import { useTeam } from "../../_components/team-context";
import { EventsHelp } from "../../activity/_components/events-help";
import { EventList } from "../../activity/_components/event-list";
import { HolderGroups } from "../../groups/_components/holder-groups";
import { HolderRoles } from "../../roles/_components/holder-roles";
import { memberDocument, memberQuery } from "../queries";
import { MemberOverview } from "./member-overview";

// The tab, and what the list of events in one of them keeps in the URL.
const parameters = ["tab", "after", "before", "action", "actor", "time", "from", "until", "event"] as const;
const nothing = Object.fromEntries(parameters.map((name) => [name, ""]));

/** One member: who they are, their roles and groups, and what they may do. */
export function MemberDetail({ id }: { id: string }) {
  const { can, path } = useTeam();
  const { values, set } = useUrlState(parameters);
  const { data: member, error, refetch } = useQuery(memberQuery(id));
  useTitle(member?.name);
  if (error && !member) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (member === undefined) return <Skeleton height={320} role="status" aria-label="Loading" />;
  if (member === null) {
    return (
      <Message
        icon={IconUserOff}
        title="There is no such member"
        level={1}
        action={
          <Button component={PageLink} href={path("/members")} variant="default">
            All members
          </Button>
        }
      >
        They may have left the team or been removed. The team&apos;s activity says by whom.
      </Message>
    );
  }
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Members", href: path("/members") }, { label: member.name }]}
        title={
          <>
            {member.name} {member.isYou && <Badge color="gray">You</Badge>}
          </>
        }
        lead={member.email}
        help={
          values.tab === "activity" && can("audit:read") ? (
            <EventsHelp targetId={id} />
          ) : (
            <PageHelp document={memberDocument} variables={{ id }}>
              A person in this team. What they may do is what their roles permit, and the roles of the groups that they are in; what is changed here counts at
              their next call.
            </PageHelp>
          )
        }
      />
      <Tabs value={values.tab || "overview"} onChange={(tab) => set({ ...nothing, tab: tab === "overview" ? "" : (tab ?? "") })} keepMounted={false}>
        <TabList value={values.tab || "overview"}>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="roles">Roles</Tabs.Tab>
          <Tabs.Tab value="groups">Groups</Tabs.Tab>
          <Tabs.Tab value="permissions">Permissions</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="overview">
          <MemberOverview member={member} />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <HolderRoles holder={{ type: "member", id: member.id, name: member.name }} lead="What they have directly; roles of their groups come on top." />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <Section title="Groups" width={800} lead="They have all roles of the groups that they are in.">
            {member.groups ? (
              <HolderGroups holder={{ id: member.id, name: member.name }} memberships={member.groups} />
            ) : (
              <MissingPermission permission="group:read" />
            )}
          </Section>
        </Tabs.Panel>
        <Tabs.Panel value="permissions">
          {can("role:read") || member.isYou ? (
            <EffectivePermissions whose={{ memberId: member.id }} name={member.name} />
          ) : (
            <MissingPermission permission="role:read" />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="activity">{can("audit:read") ? <EventList targetId={member.id} /> : <MissingPermission permission="audit:read" />}</Tabs.Panel>
      </Tabs>
    </>
  );
}
