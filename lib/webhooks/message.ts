import type { Webhook, WebhookEvent } from "../../entities/index";
import { settings } from "../env";
import { slackMessage } from "./slack-message";

/** An event as its receiver gets it: the same text at each attempt. */
export function bodyOf({ kind }: Pick<Webhook, "kind">, event: WebhookEvent, teamSlug: string): string {
  const url = linkTo(event, teamSlug);
  return JSON.stringify(kind === "SLACK" ? slackMessage(event, url) : messageOf(event, url));
}

/** An event in the form of Standard Webhooks. */
export function messageOf({ type, at, payload }: WebhookEvent, url: string): object {
  return { type, timestamp: at.toISOString(), data: { ...payload, url } };
}

const account = (id: string) => `/service-accounts/${id}`;

/** The page of the dashboard that shows what an event is about. */
export function linkTo({ serviceAccountId, productId, type, topic }: WebhookEvent, teamSlug: string): string {
  const page = () => {
    if (topic === "PRODUCT" && productId !== null) return `/products/${productId}`;
    return serviceAccountId !== null && type !== "service-account.delete" ? account(serviceAccountId) : "/activity";
  };
  return `${settings().publicUrl}/${teamSlug}${page()}`;
}
