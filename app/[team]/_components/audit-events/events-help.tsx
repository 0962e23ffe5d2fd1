import { PageHelp } from "../../../_components/page/page-help";
import { auditEventsDocument } from "../../activity/queries";
import { type EventsOf, useEventVariables } from "./use-event-list";

/** Explains the events of one object, and hands out the request for those that the filters let through. */
export function EventsHelp(of: EventsOf) {
  const { variables } = useEventVariables(of);
  return (
    <PageHelp what="these events" document={auditEventsDocument} variables={variables}>
      What was done to it and by whom, each written with the change itself and never changed after. The request below asks for the events that the filters let
      through.
    </PageHelp>
  );
}
