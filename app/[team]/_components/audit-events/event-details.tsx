import { Button, Drawer, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../../../_components/page/page-link";
import { CodeBlock } from "../../../_components/code/code-block";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { Fact, Facts } from "../../../_components/page/facts";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { useFocusBack } from "../../../_components/dialogs/use-focus-back";
import { useLast } from "../../../_components/dialogs/use-last";
import { useTeam } from "../../../_teams/team-context";
import { type AuditEvent, auditEventQuery } from "../../activity/queries";
import { EventChangeList } from "./event-change-list";
import { eventChanges } from "./event-changes";
import { sentenceOf } from "./sentences";
import { targetKind } from "./target-kind";
import { targetPath } from "./target-path";

interface Props {
  /** The event's id; empty when none is open. */
  id: string;
  /** Events that are known already. */
  events: AuditEvent[];
  onClose: () => void;
}

/** All that is known about one event, also one that isn't in the list (any more), and the way to its relatives. */
export function EventDetails({ id, events, onClose }: Props) {
  const shown = useLast(id || undefined) ?? "";
  const query = useQuery({
    ...auditEventQuery(shown),
    enabled: shown !== "",
    initialData: () => events.find((event) => event.id === shown),
  });
  const { data: event, error, refetch } = query;
  useFocusBack(id !== "");
  return (
    <Drawer
      opened={id !== ""}
      onClose={onClose}
      position="right"
      size={520}
      title={event ? sentenceOf(event.action).label : event === null ? "There is no such event" : "Event"}
      returnFocus={false}
    >
      {event && <Details event={event} />}
      {event === null && <Text size="sm">The address may be mistyped, or the event is one of another team.</Text>}
      {event === undefined && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton height={320} aria-label="Loading" />)}
    </Drawer>
  );
}

function Details({ event }: { event: AuditEvent }) {
  const { path } = useTeam();
  const { actorId, targetId, requestId } = event;
  const { changes, rest } = eventChanges(event.details);
  const more = JSON.stringify(rest, null, 2);
  const target = targetPath(event);
  return (
    <Stack>
      <Facts>
        <Fact label="When">
          <RelativeTime at={event.at} />
          <Text size="xs" c="dimmed">
            {event.at}
          </Text>
        </Fact>
        <Fact label="Action">
          <CopyableId value={event.action} what="action" />
        </Fact>
        <Fact label="By">
          {event.actorName} {actorId && <CopyableId value={actorId} what="actor id" />}
        </Fact>
        {event.targetName && (
          <Fact label={`On (${targetKind(event.targetType)})`}>
            {event.targetName} {targetId && <CopyableId value={targetId} what="target id" />}
          </Fact>
        )}
        <Fact label="From">{event.address ? <CopyableId value={event.address} what="address" /> : "Unknown address"}</Fact>
        {event.userAgent && <Fact label="Program">{event.userAgent}</Fact>}
        {requestId && (
          <Fact label="Request id">
            <CopyableId value={requestId} what="request id" />
          </Fact>
        )}
        <Fact label="Event id">
          <CopyableId value={event.id} what="event id" />
        </Fact>
      </Facts>
      {changes.length > 0 && (
        <section>
          <Title order={3} mb="xs">
            What changed
          </Title>
          <EventChangeList changes={changes} />
        </section>
      )}
      {more !== "{}" && (
        <section>
          <Title order={3} mb="xs">
            Details
          </Title>
          <CodeBlock code={more} what="details" />
        </section>
      )}
      <Group gap="xs">
        {target && (
          <Button variant="default" component={PageLink} href={path(target)}>
            Open {event.targetName ?? "it"}
          </Button>
        )}
        {actorId && (
          <Button variant="default" component={PageLink} href={path(`/activity?actor=${actorId}`)}>
            More by {event.actorName}
          </Button>
        )}
        {targetId && (
          <Button variant="default" component={PageLink} href={path(`/activity?target=${targetId}`)}>
            More on {event.targetName ?? "it"}
          </Button>
        )}
        {event.address && (
          <Button variant="default" component={PageLink} href={path(`/activity?address=${encodeURIComponent(event.address)}`)}>
            More from {event.address}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
