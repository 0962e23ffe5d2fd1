import { Badge, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RelativeTime } from "../../_components/texts/relative-time";
import { endSession, ownAccountQuery, type OwnSession } from "../account-api";
import { browserOf, isMobile } from "./browser-of";
import classes from "./session-list.module.css";

/** Every place where the person is signed in, this one first. */
export function SessionList({ sessions }: { sessions: OwnSession[] }) {
  return (
    <ul className={classes.list}>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionRow({ session }: { session: OwnSession }) {
  const queryClient = useQueryClient();
  const browser = browserOf(session.userAgent);
  const Icon = isMobile(session.userAgent) ? IconDeviceMobile : IconDeviceDesktop;
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => queryClient.invalidateQueries(ownAccountQuery),
    onError: (error) => notifications.show({ color: "red", title: "The session could not be ended", message: error.message }),
  });
  return (
    <li className={classes.row}>
      <Icon size={20} stroke={1.6} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <div className={classes.name} title={session.userAgent ?? undefined}>
          {browser}
          {session.current && (
            <Badge variant="default" c="var(--lk-good)">
              This session
            </Badge>
          )}
        </div>
        <div className={classes.facts}>
          {session.address && <span className="mono">{session.address}</span>}
          <span>
            Signed in <RelativeTime at={session.createdAt} />
          </span>
          {session.lastSeenAt && !session.current && (
            <span>
              Last seen <RelativeTime at={session.lastSeenAt} />
            </span>
          )}
        </div>
      </div>
      {!session.current && (
        <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate()} aria-label={`End the session: ${browser}`}>
          End
        </Button>
      )}
    </li>
  );
}
