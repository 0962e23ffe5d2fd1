import { type Switched, useSetEnabled } from "../../../_graphql/use-set-enabled";
import { setWebhookEnabled } from "../../webhooks/mutations";
import { refreshWebhooks } from "../../webhooks/queries";
import { showWebhook } from "./show-webhook";

/** Has a webhook's events sent, or no longer. */
export function useSetWebhookEnabled(webhook: Switched) {
  const { mutate, isPending } = useSetEnabled({
    plural: "webhooks",
    only: webhook,
    // By the id that is asked for: when its change is taken back, a menu may be another webhook's already.
    set: ([id], enabled) => setWebhookEnabled(id!, enabled),
    show: async (queryClient, ids, enabled) => {
      for (const id of ids) await showWebhook(queryClient, id, { enabled, disabledReason: null, failingSince: null });
    },
    effect: (_, enabled) => (enabled ? "What happens from now on is sent." : "Nothing is sent to it any more."),
    refresh: refreshWebhooks,
  });
  return { mutate: (enabled: boolean) => mutate({ items: [webhook], enabled }), isPending };
}
