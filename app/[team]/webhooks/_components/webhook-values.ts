import type { Topic, WebhookKind } from "../queries";

/** What a form asks of every webhook. */
export interface WebhookValues {
  name: string;
  /** Empty in a form that edits, for the address that is stored: it isn't shown again. */
  url: string;
  topics: Topic[];
  productEvents: string[];
}

const httpUrl = /^https?:\/\/\S+$/i;

/** What a form finds wrong before anything is sent. @param known whether there is an address already */
export const webhookRules = (known: boolean) => ({
  name: (value: string) => (value.trim() ? null : "Enter a name, such as who or what listens."),
  url: (value: string) => ((known && value.trim() === "") || httpUrl.test(value.trim()) ? null : "Enter the whole address, beginning with https://."),
  topics: (value: readonly Topic[], { productEvents }: WebhookValues) => (value.length > 0 || productEvents.length > 0 ? null : "Choose at least one event."),
});

/** What an address looks like. */
export const urlExample: Record<WebhookKind, string> = {
  STANDARD: "https://hooks.example.com/latchkey",
  SLACK: "https://hooks.slack.com/services/…",
};

/** Where an address comes from. */
export const urlHelp: Record<WebhookKind, string> = {
  STANDARD: "Messages are posted here. It is stored encrypted, and not shown in full again.",
  SLACK: "From Slack: Apps, Incoming WebHooks, the channel. Who has it can post there, so it is stored encrypted and not shown in full again.",
};
