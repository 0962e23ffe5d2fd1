import type { WebhookListItem } from "../../../webhooks/queries";
import { type EventRow, topics, undeclared } from "../../../_components/webhooks/topics";

/** A part of the grid with its rows. */
export interface RowGroup {
  id: string;
  title: string;
  rows: EventRow[];
}

/** What can be told of an account, in its parts; with what webhooks chose and is no longer declared. */
export function gridRows(events: readonly EventRow[], webhooks: readonly WebhookListItem[], productName: string): RowGroup[] {
  const gone = new Map(webhooks.flatMap((webhook) => undeclared(webhook, events)).map((row) => [row.id, row]));
  const ofProduct = [...events, ...gone.values()];
  return [
    { id: "topics", title: "The account", rows: topics },
    ...(ofProduct.length > 0 ? [{ id: "product", title: `What ${productName} publishes`, rows: ofProduct }] : []),
  ];
}
