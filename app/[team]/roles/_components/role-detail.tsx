"use client";

import { Badge, Tabs } from "@mantine/core";
import { IconShieldOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { OneThing } from "../../../_components/page/one-thing";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { TabList } from "../../../_components/page/tab-list";
import { useTab } from "../../../_components/page/use-tab";
import { useTitle } from "../../../_components/page/use-title";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { EventList } from "../../_components/audit-events/event-list";
import { EventsHelp } from "../../_components/audit-events/events-help";
import { type Role, roleDocument, roleQuery } from "../queries";
import { RoleActions } from "./role-actions";
import { RoleHolders } from "./role-holders";
import { RolePermissions } from "./role-permissions";

/** One role: what it permits, who holds it, and how to change it. */
export function RoleDetail({ id }: { id: string }) {
  const { path } = useTeam();
  const query = useQuery(roleQuery(id));
  useTitle(query.data?.name);
  return (
    <OneThing
      query={query}
      none={{ icon: IconShieldOff, title: "There is no such role", text: "It may have been deleted. The team's activity says by whom." }}
      all={{ label: "All roles", href: path("/roles") }}
    >
      {(role) => <RolePage role={role} />}
    </OneThing>
  );
}

function RolePage({ role }: { role: Role }) {
  const { can, path } = useTeam();
  const tab = useTab(["permissions", "holders", "activity"]);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Roles", href: path("/roles") }, { label: role.name }]}
        title={
          <>
            {role.name} {role.builtIn && <Badge color="gray">Built in</Badge>}
          </>
        }
        lead={role.description || undefined}
        help={
          tab.value === "activity" && can("audit:read") ? (
            <EventsHelp about={role.id} />
          ) : (
            <PageHelp document={roleDocument} variables={{ id: role.id }}>
              A role is a named set of permissions of one product. What is changed here counts for everybody who holds it, directly or by a group, from their
              next call on. Before it is saved, the page shows who would gain and who would lose what.
            </PageHelp>
          )
        }
        actions={<RoleActions role={role} />}
      />
      <Tabs {...tab} keepMountedMode="display-none">
        <TabList value={tab.value}>
          <Tabs.Tab value="permissions">Permissions</Tabs.Tab>
          <Tabs.Tab value="holders">Holders</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
        </TabList>
        {/* Kept, with what was chosen in it. */}
        <Tabs.Panel value="permissions" keepMounted>
          <RolePermissions role={role} />
        </Tabs.Panel>
        <Tabs.Panel value="holders">
          <RoleHolders role={role} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">{can("audit:read") ? <EventList about={role.id} /> : <MissingPermission permission="audit:read" />}</Tabs.Panel>
      </Tabs>
    </>
  );
}
