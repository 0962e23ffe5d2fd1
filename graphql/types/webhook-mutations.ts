import type { Webhook } from "../../entities/index";
import { createWebhook } from "../../lib/webhooks/create-webhook";
import { deleteWebhook } from "../../lib/webhooks/delete-webhook";
import { mostWebhooks } from "../../lib/webhooks/input";
import { overlapLimits, rotateWebhookSecret } from "../../lib/webhooks/rotate-webhook-secret";
import { setWebhookEnabled } from "../../lib/webhooks/set-webhook-enabled";
import { updateWebhook } from "../../lib/webhooks/update-webhook";
import type { Refs } from "./refs";

/** The mutations of webhooks. */
export function defineWebhookMutations({ builder, webhook, webhookKind, webhookTopic, mutation }: Refs): void {
  const addressText =
    "The address: https on the public internet, or where the operator of this installation allows it. Redirects aren't followed. It is stored encrypted and not shown in full again.";
  const eventsText = "Names of events that the product publishes; `*` for all of them.";
  const createInput = builder.inputType("CreateWebhookInput", {
    description: "A new webhook.",
    fields: (t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default, and left out when an account is named." }),
      serviceAccountId: t.id({ description: "The service account that it belongs to; left out, it tells of the whole team." }),
      productId: t.id({ description: "Of which product it tells. Of a service account it is the account's own; of a team left out for all." }),
      kind: t.field({ type: webhookKind, description: "In which form events are sent; STANDARD by default." }),
      name: t.string({ required: true, description: "What to call it, at most 100 characters." }),
      url: t.string({ required: true, description: addressText }),
      topics: t.field({ type: [webhookTopic], description: "Of what it shall tell." }),
      productEvents: t.stringList({ description: eventsText }),
    }),
  });
  const updateInput = builder.inputType("UpdateWebhookInput", {
    description: "What to change of a webhook; a field left out stays, null empties a list.",
    fields: (t) => ({
      name: t.string({ description: "What to call it." }),
      url: t.string({ description: addressText }),
      topics: t.field({ type: [webhookTopic], description: "The whole list of what it shall tell of." }),
      productEvents: t.stringList({ description: `The whole list. ${eventsText}` }),
      version: t.int({
        description: "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.",
      }),
    }),
  });
  const id = builder.args((t) => ({ id: t.id({ required: true, description: "The webhook's id." }) }));
  const secretText = "The secret that signs messages (`whsec_…`). It is shown this once; null for Slack.";
  const changed = (parent: { webhook?: Webhook }) => parent.webhook;

  mutation({
    name: "createWebhook",
    description: `Has events sent to an address from now on. An account can have ${mostWebhooks}, and the team as many of its own. Needs \`webhook:create\` and \`audit:read\`, and of people a recent sign-in.`,
    args: builder.args((t) => ({ input: t.field({ type: createInput, required: true, description: "The new webhook." }) })),
    run: ({ actor }, { input }) => createWebhook(actor, input),
    payload: (t) => ({
      webhook: t.field({ type: webhook, nullable: true, description: "The new webhook.", resolve: changed }),
      secret: t.string({ nullable: true, description: secretText, resolve: (parent) => parent.secret }),
    }),
  });
  mutation({
    name: "updateWebhook",
    description:
      "Changes where events are sent and which; what is on its way goes to the new address. Needs `webhook:update` and `audit:read`, and of people who change the address a recent sign-in.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The webhook's id." }),
      input: t.field({ type: updateInput, required: true, description: "What to change." }),
    })),
    run: async ({ actor }, args) => ({ webhook: await updateWebhook(actor, args.id, args.input) }),
    payload: (t) => ({ webhook: t.field({ type: webhook, nullable: true, description: "The webhook as it is now.", resolve: changed }) }),
  });
  mutation({
    name: "rotateWebhookSecret",
    description:
      "Makes a new secret, which signs from now on; for a time messages carry the signature of the old one beside it. Needs `webhook:update`, and of people a recent sign-in.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The webhook's id." }),
      overlapHours: t.int({
        description: `For how long the old one signs as well, from ${overlapLimits.min} to ${overlapLimits.max} hours; ${overlapLimits.usual} by default.`,
      }),
    })),
    run: ({ actor }, args) => rotateWebhookSecret(actor, args.id, { overlapHours: args.overlapHours }),
    payload: (t) => ({
      webhook: t.field({ type: webhook, nullable: true, description: "The webhook.", resolve: changed }),
      secret: t.string({ nullable: true, description: secretText, resolve: (parent) => parent.secret }),
    }),
  });
  mutation({
    name: "enableWebhook",
    description: "Has events sent again; what has happened meanwhile is not. Needs `webhook:update`.",
    args: id,
    run: async ({ actor }, args) => ({ webhook: await setWebhookEnabled(actor, args.id, true) }),
    payload: (t) => ({ webhook: t.field({ type: webhook, nullable: true, description: "The webhook as it is now.", resolve: changed }) }),
  });
  mutation({
    name: "disableWebhook",
    description: "Has events no longer sent; what is on its way is given up. Needs `webhook:update`.",
    args: id,
    run: async ({ actor }, args) => ({ webhook: await setWebhookEnabled(actor, args.id, false) }),
    payload: (t) => ({ webhook: t.field({ type: webhook, nullable: true, description: "The webhook as it is now.", resolve: changed }) }),
  });
  mutation({
    name: "deleteWebhook",
    description: "Deletes a webhook with the log of what was sent. Needs `webhook:delete`.",
    args: id,
    run: async ({ actor }, args) => ({ deletedId: (await deleteWebhook(actor, args.id)).id }),
    payload: (t) => ({ deletedId: t.id({ nullable: true, description: "The id that no longer exists.", resolve: (parent) => parent.deletedId }) }),
  });
}
