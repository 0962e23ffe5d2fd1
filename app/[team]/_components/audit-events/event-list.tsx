import { Button, Text } from "@mantine/core";
import { IconActivity, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { RelativeTime } from "../../../_components/texts/relative-time";
import type { AuditEvent, AuditEventsVariables } from "../../activity/queries";
import classes from "./audit-events.module.css";
import { EventDetails } from "./event-details";
import { EventFilters } from "./event-filters";
import { EventSentence } from "./event-sentence";
import { ExportEvents } from "./export/export-events";
import { isTooShort, mostCounted } from "./searched-for";
import { type EventsOf, useEventList } from "./use-event-list";

interface Props extends EventsOf {
  /** What stands above the list, and may name the request behind it. */
  header?: (variables: AuditEventsVariables) => ReactNode;
}

// What a search finds is counted no further than so far.
const countOf = (count: number | undefined, { filter }: AuditEventsVariables) => (filter?.search && count === mostCounted ? undefined : count);

/** Audit events, latest first. Needs `audit:read`. */
export function EventList({ header, ...of }: Props) {
  const { values, variables, query, filtered, filter, search, clear, move, open } = useEventList(of);
  const columns: Column<AuditEvent>[] = [
    { id: "what", header: "What happened", cell: (event) => <EventSentence event={event} onOpen={({ id }) => open(id)} /> },
    { id: "action", header: "Action", width: "22%", roomy: true, cell: (event) => <code>{event.action}</code> },
    { id: "address", header: "From", width: "16%", cell: (event) => <span className={classes.address}>{event.address ?? "–"}</span> },
    { id: "at", header: "When", width: 152, cell: (event) => <RelativeTime at={event.at} /> },
  ];
  const clearing = filtered && (
    <Button variant="default" onClick={clear}>
      Clear filters
    </Button>
  );
  const empty = (
    <Message icon={IconActivity} title={filtered ? "No such event" : "Nothing has happened yet"} action={clearing}>
      <Text size="sm">
        {filtered ? "No event passes the search and all of these filters. Drop one to see more." : "Each change leaves an event here, and so does each token."}
      </Text>
    </Message>
  );
  return (
    <>
      {header?.(variables)}
      <EventFilters
        values={values}
        filter={filter}
        search={search}
        of={of}
        events={query.data?.nodes ?? []}
        right={!isTooShort(values.search) && <ExportEvents filter={variables.filter} filtered={filtered} count={countOf(query.data?.totalCount, variables)} />}
      />
      {isTooShort(values.search) ? (
        <Message icon={IconSearch} title="Type a little more">
          <Text size="sm">A search needs a word of at least three characters.</Text>
        </Message>
      ) : (
        <ListBody query={query} noun={["event", "events"]} empty={empty} onMove={move} mostCounted={variables.filter?.search ? mostCounted : undefined}>
          {(rows, stale) => <DataTable label="Events" columns={columns} rows={rows} stale={stale} onOpen={({ id }) => open(id)} />}
        </ListBody>
      )}
      <EventDetails id={values.event} events={query.data?.nodes ?? []} onClose={() => open("")} />
    </>
  );
}
