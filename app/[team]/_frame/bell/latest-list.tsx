import { Button, Skeleton, Title } from "@mantine/core";
import { IconBell, IconChecks } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { moveFocus } from "../../../_components/lists/data-table/move-focus";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { Message } from "../../../_components/notices/message";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { useTeam } from "../../../_teams/team-context";
import { notificationsQuery, unreadQuery } from "../../notifications/queries";
import classes from "./latest-list.module.css";
import { MarkButton } from "../../_components/notifications/mark-button";
import { NotificationTitle } from "../../_components/notifications/notification-title";
import { useMark } from "../../_components/notifications/use-mark";
import { useMarkAll } from "../../_components/notifications/use-mark-all";

const shown = 8;

/** The latest that the viewer was told, and the way to all of it. Up and down move between them. */
export function LatestList({ onLeave }: { onLeave: () => void }) {
  const { team, path } = useTeam();
  const { data, error, refetch } = useQuery(notificationsQuery({ teamId: team.id, first: shown }));
  const { data: unread = 0 } = useQuery(unreadQuery(team.id));
  const { mutate: mark } = useMark();
  const markAll = useMarkAll();
  const nodes = data?.nodes ?? [];
  return (
    <>
      <div className={classes.head}>
        <Title order={2} size="h3" tabIndex={-1} data-autofocus className={classes.title}>
          Notifications
        </Title>
        {unread > 0 && (
          <Button variant="subtle" size="xs" leftSection={<IconChecks size={14} aria-hidden />} onClick={() => markAll.mutate()}>
            Mark all as read
          </Button>
        )}
      </div>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Skeleton height={160} m="md" w="auto" role="status" aria-label="Loading" />}
      {data && nodes.length === 0 && (
        <Message icon={IconBell} title="Nothing so far" compact>
          What ends soon, is refused too often or can&apos;t be delivered is told here.
        </Message>
      )}
      {nodes.length > 0 && (
        <ul className={classes.list} onKeyDown={moveFocus}>
          {nodes.map((notification) => (
            <li key={notification.id} className={classes.item}>
              <div className={classes.what}>
                <NotificationTitle
                  notification={notification}
                  onFollow={() => {
                    if (notification.readAt === null) mark({ items: [notification], read: true });
                    onLeave();
                  }}
                />
                <div className={classes.when}>
                  <RelativeTime at={notification.createdAt} />
                </div>
              </div>
              <MarkButton notification={notification} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.foot}>
        <Button component={PageLink} href={path("/notifications")} variant="subtle" color="gray" fullWidth onClick={onLeave}>
          See all notifications
        </Button>
      </div>
    </>
  );
}
