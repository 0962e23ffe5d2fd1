"use client";

import { PageHeader } from "../../../_components/page-header";
import { EventList } from "./event-list";

/** Who did what in the team. */
export function Activity() {
  return (
    <>
      <PageHeader title="Activity" lead="Who did what to which target, when and from where. Events are written with the change itself, and never changed." />
      <EventList />
    </>
  );
}
