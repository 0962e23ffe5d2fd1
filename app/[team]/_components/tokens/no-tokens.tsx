import { Button } from "@mantine/core";
import { IconFilterOff, IconTicket } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Message } from "../../../_components/notices/message";
import { useTeam } from "../../../_teams/team-context";

interface Props {
  filtered: boolean;
  onClear: () => void;
  /** The way to the first one, for those who may make one. */
  create: ReactNode;
}

/** In place of an empty list: what it is for, or which filter to drop. */
export function NoTokens({ filtered, onClear, create }: Props) {
  const { can } = useTeam();
  if (filtered) {
    return (
      <Message
        icon={IconFilterOff}
        title="No API token matches"
        action={
          <Button variant="default" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        The search looks at names, purposes and ids, and at how a token begins: <code>lk_…</code>. Try fewer letters, or drop a filter.
      </Message>
    );
  }
  return (
    <Message icon={IconTicket} title="No API tokens yet" action={can("token:create") && create}>
      For programs that can&apos;t fetch an access token, such as a cron job of three lines or a page in a browser: one text that works until the day that you
      choose, for as little as you choose.
      {!can("token:create") && (
        <>
          {" "}
          To create one you need the permission <code>token:create</code>; an owner of the team can give it to you.
        </>
      )}
    </Message>
  );
}
