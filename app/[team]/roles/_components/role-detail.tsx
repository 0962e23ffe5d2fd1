"use client";

import { Badge, Button, Skeleton, Tabs } from "@mantine/core";
import { IconShieldOff } from "@tabler/icons-react";
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
import { roleDocument, roleQuery } from "../queries";
import { RoleActions } from "./role-actions";
import { RoleHolders } from "./role-holders";
import { RolePermissions } from "./role-permissions";

// The tab, and what the lists in some of them keep in the URL.
const parameters = ["tab", "after", "before", "action", "actor", "time", "from", "until", "event"] as const;
const nothing = Object.fromEntries(parameters.map((name) => [name, ""]));

/** One role: what it permits, who holds it, and how to change it. */
export function RoleDetail({ id }: { id: string }) {
  const { can, path } = useTeam();
  const { values, set } = useUrlState(parameters);
  const { data: role, error, refetch } = useQuery(roleQuery(id));
  useTitle(role?.name);
  if (error && !role) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (role === undefined) return <Skeleton height={320} role="status" aria-label="Loading" />;
  if (role === null) {
    return (
      <Message
        icon={IconShieldOff}
        title="There is no such role"
        level={1}
        action={
          <Button component={PageLink} href={path("/roles")} variant="default">
            All roles
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
        crumbs={[{ label: "Roles", href: path("/roles") }, { label: role.name }]}
        title={
          <>
            {role.name} {role.builtIn && <Badge color="gray">Built in</Badge>}
          </>
        }
        lead={role.description || undefined}
        help={
          values.tab === "activity" && can("audit:read") ? (
            <EventsHelp targetId={id} />
          ) : (
            <PageHelp document={roleDocument} variables={{ id }}>
              A role is a named set of permissions of one product. What is changed here counts for everybody who holds it, directly or by a group, from their
              next call on. Before it is saved, the page shows who would gain and who would lose what.
            </PageHelp>
          )
        }
        actions={<RoleActions role={role} />}
      />
      <Tabs
        value={values.tab || "permissions"}
        keepMountedMode="display-none"
        onChange={(tab) => set({ ...nothing, tab: tab === "permissions" ? "" : (tab ?? "") })}
      >
        <TabList value={values.tab || "permissions"}>
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
        <Tabs.Panel value="activity">{can("audit:read") ? <EventList targetId={role.id} /> : <MissingPermission permission="audit:read" />}</Tabs.Panel>
      </Tabs>
    </>
  );
}
