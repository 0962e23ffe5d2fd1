import { z } from "zod";
import { Webhook } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { assertChoice } from "./assert-choice";
import { authorizeTelling } from "./authorize-telling";
import { productEventList, topicList, webhookName, webhookUrl } from "./input";
import { lockWebhook, webhookTarget } from "./lock-webhook";
import { sealUrl, shownUrl, urlOf } from "./sealed-url";

interface UpdateWebhookInput {
  name?: string | null;
  url?: string | null;
  /** The whole list; null empties it. */
  topics?: readonly string[] | null;
  productEvents?: readonly string[] | null;
  version?: number | null;
}

const schema = z.object({
  name: webhookName.optional(),
  url: webhookUrl.optional(),
  topics: topicList.nullish(),
  productEvents: productEventList.nullish(),
  version: seenVersion,
});

/** Changes where events are sent and which; what is on its way goes to the new address. */
export async function updateWebhook(actor: Actor | null, id: string, input: UpdateWebhookInput): Promise<Webhook> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const webhook = await lockWebhook(tx, actor, "webhook:update", id);
    authorizeTelling(actor, "webhook:update", webhook.teamId);
    const values = parseInput(schema, input);
    assertVersion("webhook", webhook, values.version);
    const url = values.url === undefined || values.url === urlOf(webhook) ? undefined : values.url;
    // Another address is another one who reads along.
    if (url !== undefined) assertRecentSignIn(actor);
    const { after, details } = changesOf(webhook, {
      name: values.name,
      target: url === undefined ? undefined : shownUrl(webhook.kind, url),
      topics: input.topics === undefined ? undefined : (values.topics ?? []),
      productEvents: input.productEvents === undefined ? undefined : (values.productEvents ?? []),
    });
    if (Object.keys(after).length === 0 && url === undefined) return webhook;
    await assertChoice(tx, webhook, { ...webhook, ...after });
    const columns = {
      ...after,
      ...(url !== undefined && { sealedUrl: sealUrl(id, url), failingSince: null }),
      updatedAt: new Date(),
      version: webhook.version + 1,
    };
    await tx.manager.update(Webhook, { id }, columns);
    const changed = { ...webhook, ...columns };
    await recordEvent(tx, actor, {
      action: "webhook.update",
      ...webhookTarget(changed),
      details: { ...details, ...(url !== undefined && { address: "changed" }) },
    });
    return changed;
  });
}
