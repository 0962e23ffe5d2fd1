import { type Icon, IconBrandSlack, IconWebhook } from "@tabler/icons-react";
import type { WebhookKind } from "../../webhooks/queries";

interface Kind {
  id: WebhookKind;
  name: string;
  icon: Icon;
  text: string;
}

/** In which forms events are sent. */
export const kinds: [Kind, Kind] = [
  { id: "STANDARD", name: "Webhook", icon: IconWebhook, text: "JSON to an address of yours, signed as Standard Webhooks has it." },
  { id: "SLACK", name: "Slack", icon: IconBrandSlack, text: "A readable message in a channel, with a link back." },
];

export const kindOf = (id: WebhookKind): Kind => kinds.find((kind) => kind.id === id) ?? kinds[0];
