import { useQueryClient } from "@tanstack/react-query";
import { useEditForm } from "../../../_components/edit-form/use-edit-form";
import { productsKey } from "../../queries";
import { setProductEvents } from "./mutations";
import { type Published, publishedQuery } from "./queries";

interface EventDetails {
  events: { name: string; description: string }[];
  publisherId: string | null;
}
interface EventValues extends Omit<EventDetails, "publisherId"> {
  /** Empty for all that hold the permission. */
  publisherId: string;
}
type EditableEvents = Pick<Published, "version" | "eventTypes" | "eventPublisherId">;

const eventName = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/;

/** The form of a product's events, which others may edit at the same time. */
export function useEditEvents(productId: string, published: EditableEvents) {
  const queryClient = useQueryClient();
  return useEditForm<EditableEvents, EventDetails, EventValues>({
    thing: published,
    detailsOf: ({ eventTypes, eventPublisherId }) => ({
      events: eventTypes.map(({ name, description }) => ({ name, description })),
      publisherId: eventPublisherId,
    }),
    valuesOf: ({ events, publisherId }) => ({ events: events.map((event) => ({ ...event })), publisherId: publisherId ?? "" }),
    readValues: ({ events, publisherId }) => ({
      events: events.map(({ name, description }) => ({ name: name.trim(), description: description.trim() })),
      publisherId: publisherId || null,
    }),
    validate: {
      events: { name: (value: string) => (eventName.test(value.trim()) ? null : "Lower-case words with dots between, such as deployment.finished.") },
    },
    shown: {
      events: {
        label: "Events",
        text: ({ events }) => events.map(({ name, description }) => (description ? `${name}: ${description}` : name)).join("\n"),
      },
      publisherId: { label: "Publisher", text: (details) => details.publisherId ?? "All that may publish" },
    },
    update: async (changes, version) => {
      const payload = await setProductEvents({ productId, input: { ...changes, version } });
      return payload && { now: payload.product, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...publishedQuery(productId), staleTime: 0 }),
    action: "product.update",
    targetId: productId,
    refresh: () => queryClient.invalidateQueries({ queryKey: productsKey }),
    saved: "Webhooks can choose among these events from now on.",
  });
}
