import type { QueryClient } from "@tanstack/react-query";
import { type Webhook, type WebhookListItem, webhookQuery, webhooksKey } from "../../webhooks/queries";

type List = { nodes: WebhookListItem[] } | null;

/** Shows a change everywhere at once, before the server has answered. */
export async function showWebhook(queryClient: QueryClient, id: string, change: Partial<WebhookListItem>): Promise<void> {
  await queryClient.cancelQueries({ queryKey: webhooksKey });
  queryClient.setQueriesData<List>(
    { queryKey: [...webhooksKey, "list"] },
    (list) => list && { ...list, nodes: list.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)) },
  );
  queryClient.setQueryData<Webhook | null>(webhookQuery(id).queryKey, (webhook) => webhook && { ...webhook, ...change });
}
