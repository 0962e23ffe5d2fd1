"use client";

import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { headings } from "../../_components/headings";
import { auditEventsDocument } from "../queries";
import { EventList } from "../../_components/audit-events/event-list";

/** Who did what in the team. */
export function Activity() {
  return (
    <EventList
      header={(variables) => (
        <PageHeader
          {...headings["/activity"]}
          help={
            <PageHelp document={auditEventsDocument} variables={variables}>
              Each change, each token and each refusal leaves an event, which is written with the change itself and never changed after. Narrow the list by who,
              what and when; the address of the page then names exactly what you see, so that you can send it to others. The request below asks for the same.
            </PageHelp>
          }
        />
      )}
    />
  );
}
