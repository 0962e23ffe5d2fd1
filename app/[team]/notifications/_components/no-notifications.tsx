import { Button } from "@mantine/core";
import { IconBell, IconBellCheck, IconFilterOff } from "@tabler/icons-react";
import { Message } from "../../../_components/notices/message";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";

interface Props {
  /** What is listed: "unread", "read", or "" for all. */
  state: string;
  onClear: () => void;
}

/** In place of a list that has nothing. */
export function NoNotifications({ state, onClear }: Props) {
  const { path } = useTeam();
  const all = (
    <Button variant="default" onClick={onClear}>
      Show all
    </Button>
  );
  if (state === "unread") {
    return (
      <Message icon={IconBellCheck} title="All is read" action={all}>
        What you are told next appears here, and as a number on the bell.
      </Message>
    );
  }
  if (state === "read") {
    return (
      <Message icon={IconFilterOff} title="Nothing is read yet" action={all}>
        What you open, or mark as read, is listed here.
      </Message>
    );
  }
  return (
    <Message
      icon={IconBell}
      title="You haven't been told of anything yet"
      action={
        <Button variant="default" component={PageLink} href={path("/settings#warnings")}>
          When the team is warned
        </Button>
      }
    >
      You hear of tokens, keys and roles that end soon, of service accounts that are refused far more often than usual, and of webhooks that were disabled: as
      the contact of an account, or as an owner or admin of the team.
    </Message>
  );
}
