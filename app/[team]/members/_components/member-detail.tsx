"use client";

import { Badge, Tabs } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { OneThing } from "../../../_components/page/one-thing";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { Section } from "../../../_components/page/section";
import { TabList } from "../../../_components/page/tab-list";
import { useTitle } from "../../../_components/page/use-title";
import { useTab } from "../../../_components/page/use-tab";
import { EffectivePermissions } from "../../_components/permissions/effective/effective-permissions";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { EventsHelp } from "../../_components/audit-events/events-help";
import { EventList } from "../../_components/audit-events/event-list";
import { HolderGroups } from "../../_components/memberships/holder-groups";
import { HolderRoles } from "../../_components/assignments/holder-roles";
import { type Member, memberDocument, memberQuery } from "../queries";
import { MemberOverview } from "./member-overview";

/** One member: who they are, their roles and groups, and what they may do. */
export function MemberDetail({ id }: { id: string }) {
  const { path } = useTeam();
  const query = useQuery(memberQuery(id));
  useTitle(query.data?.name);
  return (
    <OneThing
      query={query}
      none={{ icon: IconUserOff, title: "There is no such member", text: "They may have left the team or been removed. The team's activity says by whom." }}
      all={{ label: "All members", href: path("/members") }}
    >
      {(member) => <MemberPage member={member} />}
    </OneThing>
  );
}

function MemberPage({ member }: { member: Member }) {
  const { can, path } = useTeam();
  const tab = useTab(["overview", "roles", "groups", "permissions", "activity"]);
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
          tab.value === "activity" && can("audit:read") ? (
            <EventsHelp targetId={member.id} />
          ) : (
            <PageHelp document={memberDocument} variables={{ id: member.id }}>
              A person in this team. What they may do is what their roles permit, and the roles of the groups that they are in; what is changed here counts at
              their next call.
            </PageHelp>
          )
        }
      />
      <Tabs {...tab}>
        <TabList value={tab.value}>
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
