import { Anchor, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dayjs from "dayjs";
import { useState } from "react";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { PageLink } from "../../../_components/page/page-link";
import { useLast } from "../../../_components/dialogs/use-last";
import { useTeam } from "../../../_teams/team-context";
import { olderEventsQuery } from "../audit-policy";
import { keptSince } from "./audit-policy-values";

interface Props {
  /** For how many days events are to be kept; undefined while nothing is asked. */
  days: number | undefined;
  running: boolean;
  problem: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before events are deleted for good, and says how many. */
export default function KeepShorter({ days, ...question }: Props) {
  const { team } = useTeam();
  const shown = useLast(days) ?? 0;
  return (
    <ConfirmDialog opened={days !== undefined} title={`Delete events older than ${shown} days?`} confirm="Delete older events" name={team.name} {...question}>
      <Loss days={shown} />
    </ConfirmDialog>
  );
}

function Loss({ days }: { days: number }) {
  const { path, team } = useTeam();
  const [since] = useState(() => keptSince(days, Date.now()));
  const { data: count, error } = useQuery(olderEventsQuery(team.id, since));
  const day = dayjs(since);
  return (
    <>
      {count === undefined && !error && <Skeleton height={18} width="80%" role="status" aria-label="Loading" />}
      {(count !== undefined || error) && (
        <Text size="sm" role="status">
          {count === 0 ? (
            `No event is that old yet. From now on what gets older than ${days} days goes within the hour, for good.`
          ) : (
            <>
              <strong>{amount(count)}</strong> of before {day.format("D MMM YYYY")} {count === 1 ? "goes" : "go"} within the hour, and from then on what gets
              older than {days} days. Nobody can bring {count === 1 ? "it" : "them"} back, and who did what then can&apos;t be told any more.
            </>
          )}
        </Text>
      )}
      {count !== 0 && (
        <Text size="sm" mt="xs">
          To keep a copy,{" "}
          <Anchor component={PageLink} href={path(`/activity?until=${day.format("YYYY-MM-DD")}`)} size="sm" underline="always" target="_blank">
            export them from the activity
          </Anchor>{" "}
          first (it opens in a tab of its own).
        </Text>
      )}
    </>
  );
}

function amount(count: number | undefined): string {
  if (count === undefined) return "All events";
  return count === 1 ? "One event" : `${count.toLocaleString("en")} events`;
}
