import type { WebhookAttempt, WebhookDelivery } from "../../entities/index";
import { can } from "../../lib/permissions/authorize";
import { triedFor } from "../../lib/webhooks/back-off";
import { listWebhookDeliveries } from "../../lib/webhooks/list-webhook-deliveries";
import { linkTo, messageOf } from "../../lib/webhooks/message";
import { attemptsShown } from "../../lib/webhooks/of-webhooks";
import { daysKept } from "../../lib/webhooks/prune-deliveries";
import { resendDelivery } from "../../lib/webhooks/resend-delivery";
import { sendTest } from "../../lib/webhooks/send-test";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `WebhookDelivery`, its query and its mutations. */
export function defineWebhookDelivery({ builder, webhookDelivery, deliveryStatus, node, connection, mutation }: Refs): void {
  const attempt = builder.objectRef<WebhookAttempt>("WebhookAttempt").implement({
    description: "One try to deliver an event.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "The attempt's id." }),
      at: t.field({ type: "DateTime", description: "When it ended.", resolve: (parent) => parent.at }),
      milliseconds: t.exposeInt("milliseconds", { description: "How long it took." }),
      statusCode: t.exposeInt("statusCode", { nullable: true, description: "The status of the answer; null when there was none." }),
      answer: t.exposeString("answer", { description: "The beginning of the answer, at most 1000 characters." }),
      problem: t.exposeString("problem", { nullable: true, description: "Why it counts as failed; null when it was delivered." }),
    }),
  });
  webhookDelivery.implement({
    description: `An event on its way to a webhook, known for ${daysKept} days. Needs \`webhook:read\`.`,
    interfaces: [node],
    isTypeOf: isOfType("WebhookDelivery"),
    fields: (t) => ({
      webhookId: t.exposeID("webhookId", { description: "The webhook." }),
      messageId: t.exposeID("eventId", { description: "The id of the message, `webhook-id`: the same over all attempts." }),
      type: t.string({
        description: "What has happened, such as `api-token.create`.",
        resolve: async ({ eventId }, _, { loaders }) => (await loaders.webhookEvent.load(eventId)).type,
      }),
      message: t.field({
        type: "JSON",
        nullable: true,
        description: "The message, as a receiver of Standard Webhooks gets it: what the audit trail tells, so null for who doesn't hold `audit:read`.",
        resolve: async ({ eventId, teamId }, _, { actor, loaders }) => {
          if (!actor || !can(actor, "audit:read", teamId)) return null;
          const [event, { slug }] = await Promise.all([loaders.webhookEvent.load(eventId), loaders.team.load(teamId)]);
          return messageOf(event, linkTo(event, slug));
        },
      }),
      status: t.field({ type: deliveryStatus, description: "How it stands.", resolve: (parent) => parent.status }),
      attemptCount: t.exposeInt("attempts", { description: "How often it was tried." }),
      attempts: t.field({
        type: [attempt],
        description: `The last ${attemptsShown} attempts, the newest first.`,
        resolve: (parent, _, { loaders }) => loaders.deliveryAttempts.load(parent.id),
      }),
      createdAt: t.field({ type: "DateTime", description: "When it was sent off.", resolve: (parent) => parent.createdAt }),
      nextAttemptAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it is tried next; null when it isn't.",
        resolve: (parent) => parent.nextAttemptAt,
      }),
      finishedAt: t.field({ type: "DateTime", nullable: true, description: "When it was delivered or given up.", resolve: (parent) => parent.finishedAt }),
    }),
  });

  const filter = builder.inputType("WebhookDeliveryFilter", {
    description: "Which deliveries to list.",
    fields: (t) => ({ status: t.field({ type: deliveryStatus, description: "Only those that stand so." }) }),
  });
  connection<WebhookDelivery, ReturnType<typeof args>>({
    field: "webhookDeliveries",
    item: webhookDelivery,
    description: "What was sent to a webhook, the latest first. Needs `webhook:read`.",
    args: args(),
    read: ({ actor }, given) => listWebhookDeliveries(actor, given),
  });
  function args() {
    return builder.args((t) => ({
      webhookId: t.id({ required: true, description: "The webhook." }),
      filter: t.field({ type: filter, description: "Which ones." }),
    }));
  }

  const payload = (parent: { delivery?: WebhookDelivery }) => parent.delivery;
  mutation({
    name: "testWebhook",
    description: "Sends an event of the type `webhook.test` to a webhook, the same way as all others. Needs `webhook:update`.",
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The webhook's id." }) })),
    run: async ({ actor }, { id }) => ({ delivery: await sendTest(actor, id) }),
    payload: (t) => ({
      delivery: t.field({
        type: webhookDelivery,
        nullable: true,
        description: "The delivery, which is under way: ask for it again to see what came of it.",
        resolve: payload,
      }),
    }),
  });
  mutation({
    name: "resendWebhookDelivery",
    description: `Sends again what was delivered or given up, under the same \`webhook-id\`, and tries it for ${triedFor / 3_600_000} hours anew. Needs \`webhook:update\`.`,
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The delivery's id." }) })),
    run: async ({ actor }, { id }) => ({ delivery: await resendDelivery(actor, id) }),
    payload: (t) => ({ delivery: t.field({ type: webhookDelivery, nullable: true, description: "The delivery, which is under way.", resolve: payload }) }),
  });
}
