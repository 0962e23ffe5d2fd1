"use client";

import { Button } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { useSelection } from "../../../_components/lists/data-table/selection";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { ListBody } from "../../../_components/lists/list-body";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { Toolbar } from "../../../_components/lists/toolbar";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { type Notification, notificationsDocument, unreadQuery } from "../queries";
import { MarkButton } from "../../_components/notifications/mark-button";
import { MarkSelected } from "./mark-selected";
import { NoNotifications } from "./no-notifications";
import { notificationNoun } from "./notification-noun";
import { NotificationTitle } from "../../_components/notifications/notification-title";
import { subjectPath } from "../../_components/notifications/subject-path";
import { useMark } from "../../_components/notifications/use-mark";
import { useMarkAll } from "../../_components/notifications/use-mark-all";
import { useNotificationList } from "./use-notification-list";

const states = [
  { value: "unread", label: "Unread" },
  { value: "read", label: "Read" },
];

/** All that the viewer was told in the team, the latest first. */
export function NotificationCentre() {
  const { team, path } = useTeam();
  const router = useRouter();
  const list = useNotificationList();
  const { data, isPlaceholderData } = list.query;
  const { data: unread = 0 } = useQuery(unreadQuery(team.id));
  const { mutate: mark } = useMark();
  const markAll = useMarkAll();
  const selection = useSelection(data?.nodes, JSON.stringify(list.variables));
  const nothingYet = data?.totalCount === 0 && !isPlaceholderData && !list.filtered;
  const read = (notification: Notification) => {
    if (notification.readAt === null) mark({ items: [notification], read: true });
  };
  const open = (notification: Notification) => {
    const below = subjectPath(notification);
    read(notification);
    if (below) router.push(path(below));
  };
  const columns: Column<Notification>[] = [
    { id: "what", header: "What you were told", cell: (row) => <NotificationTitle notification={row} row onFollow={() => read(row)} /> },
    { id: "at", header: "When", width: 152, cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
  return (
    <>
      <PageHeader
        {...headings["/notifications"]}
        help={
          <PageHelp document={notificationsDocument} variables={list.variables}>
            What you were told in this team, for 180 days; nobody else sees it. It goes to the contact of a service account, or without one to the team&apos;s
            owners and admins. The request below asks for the same in your name, as in the API explorer; a service account has no notifications, and hears by
            webhooks.
          </PageHelp>
        }
        actions={
          unread > 0 && (
            <Button variant="default" leftSection={<IconChecks size={16} aria-hidden />} onClick={() => markAll.mutate()}>
              Mark all as read
            </Button>
          )
        }
      />
      {!nothingYet && (
        <Toolbar label="Notifications">
          <FilterMenu label="State" value={list.state} options={states} onChange={list.filter} />
        </Toolbar>
      )}
      <ListBody query={list.query} noun={notificationNoun} empty={<NoNotifications state={list.state} onClear={() => list.filter("")} />} onMove={list.move}>
        {(rows, stale) => (
          <DataTable
            label="Notifications"
            columns={columns}
            rows={rows}
            stale={stale}
            selection={selection}
            nameOf={({ title }) => title}
            onOpen={open}
            actions={(row) => <MarkButton notification={row} />}
          />
        )}
      </ListBody>
      <MarkSelected selection={selection} rows={data?.nodes ?? []} />
    </>
  );
}
