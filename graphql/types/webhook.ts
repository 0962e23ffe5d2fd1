import type { Webhook, WebhookSecret } from "../../entities/index";
import { can } from "../../lib/permissions/authorize";
import { getWebhook } from "../../lib/webhooks/get-webhook";
import { listWebhooks } from "../../lib/webhooks/list-webhooks";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `Webhook` and its queries. */
export function defineWebhook({ builder, webhook, webhookKind, webhookTopic, serviceAccount, product, creator, node, connection }: Refs): void {
  const secret = builder.objectRef<WebhookSecret>("WebhookSecret").implement({
    description: "With what messages of a webhook are signed; never the secret itself.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "The entry's id." }),
      createdAt: t.field({ type: "DateTime", description: "When it was made.", resolve: (parent) => parent.createdAt }),
      expiresAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "Until when messages are signed with it as well; null for the present one.",
        resolve: (parent) => parent.expiresAt,
      }),
      active: t.boolean({ description: "Whether messages are signed with it now.", resolve: (parent, _, { loaders }) => loaders.isActive(parent.expiresAt) }),
    }),
  });
  const reason = builder.enumType("WebhookDisabledReason", {
    description: "Why Latchkey has disabled a webhook.",
    values: {
      FAILED: { description: "Nothing could be delivered for a day." },
      GONE: { description: "Its receiver answered with the status 410: it wants nothing more." },
    },
  });

  webhook.implement({
    description:
      "Where events are sent: to a receiver of Standard Webhooks, or to a channel of Slack. It belongs to a service account or to the team, not to a person. Needs `webhook:read`.",
    interfaces: [node],
    isTypeOf: isOfType("Webhook"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "What people call it." }),
      kind: t.field({ type: webhookKind, description: "In which form events are sent.", resolve: (parent) => parent.kind }),
      target: t.exposeString("target", {
        description:
          "The address, without what is secret in it: of Slack the host and the last four characters, of others all but long parts of the path and the values of the query.",
      }),
      serviceAccountId: t.exposeID("serviceAccountId", { nullable: true, description: "The service account that it belongs to; null for the whole team." }),
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The same as an object; null also for who doesn't hold `service-account:read`.",
        resolve: (parent, _, { actor, loaders }) =>
          parent.serviceAccountId !== null && actor && can(actor, "service-account:read", parent.teamId)
            ? loaders.serviceAccount.load(parent.serviceAccountId)
            : null,
      }),
      productId: t.exposeID("productId", { nullable: true, description: "The product of which it tells; null for all." }),
      product: t.field({
        type: product,
        nullable: true,
        description: "The same as an object; null also for who doesn't hold `product:read`.",
        resolve: (parent, _, { actor, loaders }) =>
          parent.productId !== null && actor && can(actor, "product:read", parent.teamId) ? loaders.product.load(parent.productId) : null,
      }),
      topics: t.field({
        type: [webhookTopic],
        description: "Of what it tells: one of a service account of that account, one of the team of all.",
        resolve: (parent) => parent.topics as never,
      }),
      productEvents: t.exposeStringList("productEvents", { description: "Which events it tells that the product publishes, by name; `*` for all of them." }),
      enabled: t.exposeBoolean("enabled", { description: "Whether events are sent." }),
      disabledReason: t.field({
        type: reason,
        nullable: true,
        description: "Why Latchkey has disabled it; null when it hasn't.",
        resolve: (parent) => parent.disabledReason,
      }),
      failingSince: t.field({
        type: "DateTime",
        nullable: true,
        description: "Since when nothing could be delivered; null while all is well. After a day it is disabled.",
        resolve: (parent) => parent.failingSince,
      }),
      lastDeliveredAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When something was delivered last; null when nothing ever was.",
        resolve: (parent) => parent.lastDeliveredAt,
      }),
      secrets: t.field({
        type: [secret],
        description: "The secrets that sign its messages, the newest first; none for Slack.",
        resolve: (parent, _, { loaders }) => loaders.webhookSecrets.load(parent.id),
      }),
      createdAt: t.field({ type: "DateTime", description: "When it was created.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({ type: creator, description: "Who created it.", resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy) }),
      updatedAt: t.field({ type: "DateTime", description: "When it was last changed.", resolve: (parent) => parent.updatedAt }),
      version: t.exposeInt("version", { description: "Goes up with each change; pass it to updateWebhook to overwrite nobody's change." }),
    }),
  });

  builder.queryField("webhook", (t) =>
    t.field({
      type: webhook,
      nullable: true,
      description: "A webhook by id. Needs `webhook:read`.",
      args: { id: t.arg.id({ required: true, description: "The webhook's id." }) },
      resolve: (_, { id }, { actor }) => getWebhook(actor, id),
    }),
  );

  const filter = builder.inputType("WebhookFilter", {
    description: "Which webhooks to list; all conditions must hold.",
    fields: (t) => ({
      serviceAccountId: t.id({ description: "Only those of this service account." }),
      productId: t.id({ description: "Only those that tell of this product alone." }),
      teamWide: t.boolean({ description: "Only those of the whole team, or only those of service accounts." }),
      enabled: t.boolean({ description: "Only enabled, or only disabled ones." }),
    }),
  });
  connection<Webhook, ReturnType<typeof args>>({
    field: "webhooks",
    item: webhook,
    description: "The team's webhooks, the latest first. Needs `webhook:read`.",
    args: args(),
    read: ({ actor }, given) => listWebhooks(actor, given),
  });
  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      filter: t.field({ type: filter, description: "Which ones." }),
    }));
  }
}
