import { Anchor, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserErrorsError } from "../../../_graphql/errors";
import { setWebhookEnabled } from "../../webhooks/mutations";
import { refreshWebhooks } from "../../webhooks/queries";
import { showWebhook } from "./show-webhook";

interface Change {
  webhook: { id: string; name: string };
  enabled: boolean;
}

/** Has events sent or no longer; answers at once, goes back when refused, and offers undo. @param id the webhook's, whose changes reach the server in order */
export function useSetWebhookEnabled(id: string) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    scope: { id: `webhook-${id}` },
    mutationFn: async ({ webhook, enabled }: Change) => {
      const payload = await setWebhookEnabled(webhook.id, enabled);
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
    },
    onMutate: ({ webhook, enabled }) => showWebhook(queryClient, webhook.id, { enabled, disabledReason: null, failingSince: null }),
    onSuccess: (_, { webhook, enabled }) => {
      const toast = `enabled-${webhook.id}`;
      const undo = () => {
        notifications.hide(toast);
        mutation.mutate({ webhook, enabled: !enabled });
      };
      notifications.hide(toast);
      notifications.show({
        id: toast,
        title: `${webhook.name} is ${enabled ? "enabled" : "disabled"}`,
        message: (
          <Text size="sm">
            {enabled ? "What happens from now on is sent." : "Nothing is sent to it any more."}{" "}
            <Anchor component="button" type="button" size="sm" onClick={undo}>
              Undo
            </Anchor>
          </Text>
        ),
      });
    },
    onError: (error, { webhook, enabled }) =>
      notifications.show({ color: "red", title: `${webhook.name} is still ${enabled ? "disabled" : "enabled"}`, message: error.message }),
    onSettled: () => refreshWebhooks(queryClient),
  });
  return mutation;
}
