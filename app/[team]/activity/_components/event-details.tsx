import { Button, Drawer, Group, Stack } from "@mantine/core";
import Link from "next/link";
import { CodeBlock } from "../../../_components/code-block";
import { CopyableId } from "../../../_components/copyable-id";
import { Fact, Facts } from "../../../_components/facts";
import { RelativeTime } from "../../../_components/relative-time";
import { useTeam } from "../../_components/team-context";
import type { AuditEvent } from "../queries";
import { sentenceOf } from "./sentences";
import { targetKind } from "./target-kind";

interface Props {
  event: AuditEvent | undefined;
  onClose: () => void;
}

/** All that is known about one event, and the way to its relatives. */
export function EventDetails({ event, onClose }: Props) {
  return (
    <Drawer opened={event !== undefined} onClose={onClose} position="right" size={520} title={event && sentenceOf(event.action).label}>
      {event && <Details event={event} />}
    </Drawer>
  );
}

function Details({ event }: { event: AuditEvent }) {
  const { path } = useTeam();
  const { actorId, targetId, requestId } = event;
  return (
    <Stack>
      <Facts>
        <Fact label="When">
          <RelativeTime at={event.at} /> ({event.at})
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
        <Fact label="From">{event.address ?? "Unknown address"}</Fact>
        {event.userAgent && <Fact label="Program">{event.userAgent}</Fact>}
        {requestId && (
          <Fact label="Request id">
            <CopyableId value={requestId} what="request id" />
          </Fact>
        )}
      </Facts>
      <CodeBlock code={JSON.stringify(event.details, null, 2)} what="details" />
      <Group gap="xs">
        {actorId && (
          <Button variant="default" component={Link} href={path(`/activity?actor=${actorId}`)}>
            More by {event.actorName}
          </Button>
        )}
        {targetId && (
          <Button variant="default" component={Link} href={path(`/activity?target=${targetId}`)}>
            More on {event.targetName ?? "it"}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
