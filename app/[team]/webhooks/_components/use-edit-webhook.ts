import { useQueryClient } from "@tanstack/react-query";
import { useEditForm } from "../../_components/edit-form/use-edit-form";
import { updateWebhook } from "../mutations";
import { refreshWebhooks, type Webhook, webhookQuery } from "../queries";
import { choiceText } from "../../_components/webhooks/topics";
import { webhookRules, type WebhookValues } from "./webhook-values";

type EditableWebhook = Pick<Webhook, "version" | "name" | "topics" | "productEvents">;

const detailsOf = ({ name, topics, productEvents }: EditableWebhook): WebhookValues => ({
  name,
  url: "",
  topics: [...topics],
  productEvents: [...productEvents],
});
const same = (values: WebhookValues) => values;
const trimmed = ({ name, url, ...values }: WebhookValues): WebhookValues => ({ ...values, name: name.trim(), url: url.trim() });

/** The form of a webhook, which others may edit at the same time. */
export function useEditWebhook(webhook: Webhook) {
  const queryClient = useQueryClient();
  return useEditForm<EditableWebhook, WebhookValues, WebhookValues>({
    thing: webhook,
    detailsOf,
    valuesOf: same,
    readValues: trimmed,
    validate: webhookRules(true),
    shown: {
      name: { label: "Name", text: ({ name }) => name },
      topics: { label: "Topics", text: ({ topics }) => choiceText({ topics, productEvents: [] }) },
      productEvents: { label: "Events of products", text: ({ productEvents }) => productEvents.join("\n") },
    },
    update: async (changes, version) => {
      const payload = await updateWebhook({ id: webhook.id, input: { ...changes, version } });
      return payload && { now: payload.webhook, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...webhookQuery(webhook.id), staleTime: 0 }),
    action: "webhook.update",
    targetId: webhook.id,
    refresh: () => refreshWebhooks(queryClient),
    saved: "What happens from now on is told so.",
  });
}
