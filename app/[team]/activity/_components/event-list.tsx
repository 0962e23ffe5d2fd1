import { Text } from "@mantine/core";
import { IconActivity } from "@tabler/icons-react";
import type { Column } from "../../../_components/data-table/column";
import { DataTable } from "../../../_components/data-table/data-table";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { Pager } from "../../../_components/pager";
import { RelativeTime } from "../../../_components/relative-time";
import { NeedsPermission } from "../../_components/needs-permission";
import type { AuditEvent } from "../queries";
import classes from "./activity.module.css";
import { EventDetails } from "./event-details";
import { EventFilters } from "./event-filters";
import { EventSentence } from "./event-sentence";
import { useEventList } from "./use-event-list";

interface Props {
  /** Only what was done to this object. */
  targetId?: string;
}

/** Audit events, latest first, for those who may see them. */
export function EventList(props: Props) {
  return (
    <NeedsPermission permission="audit:read">
      <Events {...props} />
    </NeedsPermission>
  );
}

function Events({ targetId }: Props) {
  const { values, set, variables, query } = useEventList(targetId);
  const { data, error, isPlaceholderData, refetch } = query;
  const open = (event: AuditEvent) => set({ event: event.id });
  const columns: Column<AuditEvent>[] = [
    { id: "what", header: "What happened", cell: (event) => <EventSentence event={event} onOpen={open} /> },
    { id: "action", header: "Action", width: "22%", cell: (event) => <code>{event.action}</code> },
    { id: "address", header: "From", width: "16%", cell: (event) => <span className={classes.address}>{event.address ?? "–"}</span> },
    { id: "at", header: "When", width: 152, cell: (event) => <RelativeTime at={event.at} /> },
  ];
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const none = data?.totalCount === 0;
  return (
    <>
      <EventFilters values={values} set={set} variables={variables} ofOne={targetId !== undefined} events={data?.nodes ?? []} />
      {none ? (
        <Message icon={IconActivity} title="No such event">
          <Text size="sm">Nothing has happened yet that these filters let through. Drop one to see more.</Text>
        </Message>
      ) : (
        <DataTable label="Events" columns={columns} rows={data?.nodes} stale={isPlaceholderData} onOpen={open} />
      )}
      {data && !none && <Pager pageInfo={data.pageInfo} totalCount={data.totalCount} noun={["event", "events"]} onMove={set} />}
      <EventDetails event={data?.nodes.find((event) => event.id === values.event)} onClose={() => set({ event: "" })} />
    </>
  );
}
