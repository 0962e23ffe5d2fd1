import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserErrorsError } from "../../../../_graphql/errors";
import { updateWebhook } from "../../../webhooks/mutations";
import { refreshWebhooks, type WebhookListItem } from "../../../webhooks/queries";
import { showWebhook } from "../../../_components/webhooks/show-webhook";
import { type Choice, type EventRow, toggled } from "../../../_components/webhooks/topics";

const mutationKey = ["toggle-event"];

interface Change {
  after: Choice;
  before: Choice;
}

/** Has a webhook told of something, or no longer: at once, and back when it is refused. Its changes reach the server in the order in which they were made. */
export function useToggleEvent(webhook: WebhookListItem, rows: readonly EventRow[]) {
  const queryClient = useQueryClient();
  const show = ({ topics, productEvents }: Choice) => showWebhook(queryClient, webhook.id, { topics: [...topics], productEvents: [...productEvents] });
  const { mutate } = useMutation({
    mutationKey,
    scope: { id: `events-${webhook.id}` },
    mutationFn: async ({ after: { topics, productEvents } }: Change) => {
      const payload = await updateWebhook({ id: webhook.id, input: { topics: [...topics], productEvents: [...productEvents] } });
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
    },
    onMutate: ({ after }) => show(after),
    onError: async (error, { before }) => {
      await show(before);
      notifications.show({ color: "red", title: `${webhook.name} stays as it was`, message: error.message });
    },
    // While another change is under way, an answer of now would show the state before it.
    onSettled: () => (queryClient.isMutating({ mutationKey }) === 1 ? refreshWebhooks(queryClient) : undefined),
  });
  return (row: EventRow): void => {
    const after = toggled(webhook, row, rows);
    if (after.topics.length > 0 || after.productEvents.length > 0) return mutate({ after, before: webhook });
    notifications.show({
      id: `last-${webhook.id}`,
      title: `${webhook.name} has to tell of something`,
      message: "This is the last event that it tells of. To send nothing, disable or delete it.",
    });
  };
}
