import type { WebhookListItem } from "../../webhooks/queries";

/** What the dialogs need to know of a webhook. */
export type WebhookTarget = Pick<WebhookListItem, "id" | "name" | "lastDeliveredAt">;
