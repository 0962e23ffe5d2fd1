import type { Builder } from "../builder";

/** The closed sets of webhooks. */
export function defineWebhookKinds(builder: Builder) {
  return {
    webhookKind: builder.enumType("WebhookKind", {
      description: "In which form events are sent.",
      values: {
        STANDARD: { description: "As JSON, signed as Standard Webhooks has it." },
        SLACK: { description: "As messages to an incoming webhook of Slack." },
      },
    }),
    webhookTopic: builder.enumType("WebhookTopic", {
      description: "What a webhook can tell of, beside the events that products publish.",
      values: {
        ACCOUNT: { description: "A service account was created, edited, enabled, disabled, deleted, or all of it was revoked." },
        KEYS: { description: "Client keys, secrets, public keys and trust rules: made, replaced, removed." },
        TOKENS: { description: "API tokens: made, edited, reset, revoked." },
        ROLES: { description: "Roles and groups: who got and who lost them, and what they permit." },
        EXPIRY: { description: "A token, a secret, a key, a trust rule, a role or a place in a group will end soon." },
        LEAKS: { description: "A credential was reported as leaked." },
        REFUSALS: { description: "A service account is refused far more often than usual." },
      },
    }),
    deliveryStatus: builder.enumType("WebhookDeliveryStatus", {
      description: "How a delivery stands.",
      values: {
        PENDING: { description: "On its way: it is tried, or tried again later." },
        DELIVERED: { description: "Its receiver has taken it." },
        FAILED: { description: "It was given up." },
      },
    }),
  };
}
