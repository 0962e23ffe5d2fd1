import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { useLast } from "../../../_components/dialogs/use-last";
import { useAction } from "../../../_graphql/use-action";
import { LastUsed } from "../usage/last-used";
import { deleteWebhook } from "../../webhooks/mutations";
import { refreshWebhooks } from "../../webhooks/queries";
import type { WebhookTarget } from "./webhook-target";

interface Props {
  /** The webhook to ask about. */
  webhook: WebhookTarget | undefined;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a webhook goes, with the log of what it sent. */
export function DeleteWebhook({ webhook, onClose, onDeleted }: Props) {
  const queryClient = useQueryClient();
  const shown = useLast(webhook);
  const { run, running, problem, forget } = useAction({
    send: ({ id }: WebhookTarget) => deleteWebhook(id),
    done: async () => {
      onClose();
      notifications.show({ title: `${shown?.name} is deleted`, message: "Nothing is sent to it any more." });
      onDeleted?.();
      await refreshWebhooks(queryClient, shown?.id);
    },
  });
  return (
    <ConfirmDialog
      opened={webhook !== undefined}
      title={`Delete ${shown?.name}?`}
      confirm="Delete webhook"
      name={shown?.name}
      running={running}
      problem={problem}
      onConfirm={() => webhook && void run(webhook)}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      Nothing is sent to it any more, and the log of what was sent goes with it. Its address and secret can&apos;t be brought back. To pause it, disable it
      instead.
      <Text size="sm" mt="xs" component="div">
        Last delivered: <LastUsed at={shown?.lastDeliveredAt ?? null} />
      </Text>
    </ConfirmDialog>
  );
}
