import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";
import type { Notification } from "../../notifications/queries";
import { kinds } from "./kinds";
import classes from "./notification-title.module.css";
import { subjectPath } from "./subject-path";

interface Props {
  notification: Notification;
  /** Whether it names a row of a list, and not an entry of the bell. */
  row?: boolean;
  /** Called when its link is followed. */
  onFollow: () => void;
}

/** What the viewer was told, leading to what it is about; heavier until it is read. */
export function NotificationTitle({ notification, row = false, onFollow }: Props) {
  const { path } = useTeam();
  const { kind, title, readAt } = notification;
  const { icon: Icon, label } = kinds[kind];
  const below = subjectPath(notification);
  const unread = readAt === null;
  return (
    <div className={classes.title} data-unread={unread || undefined} data-row={row || undefined}>
      <span className={classes.icon}>
        <Icon size={18} stroke={1.7} role="img" aria-label={label} />
        {unread && <span className={classes.dot} role="img" aria-label="Unread" />}
      </span>
      {below ? (
        <PageLink href={path(below)} className={classes.text} onClick={onFollow}>
          {title}
        </PageLink>
      ) : (
        <span className={classes.text}>{title}</span>
      )}
    </div>
  );
}
