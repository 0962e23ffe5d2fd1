import { IsNull } from "typeorm";
import { z } from "zod";
import { Webhook } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { newId } from "../ids";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { assertChoice } from "./assert-choice";
import { mostWebhooks, productEventList, topicList, webhookName, webhookUrl } from "./input";
import { lockOwner, type WebhookOwner } from "./lock-owner";
import { sealUrl, shownUrl } from "./sealed-url";
import { addSecret } from "./secrets";

export interface CreateWebhookInput {
  teamId?: string | null;
  /** Left out for a webhook of the whole team. */
  serviceAccountId?: string | null;
  productId?: string | null;
  kind?: Webhook["kind"] | null;
  name: string;
  url: string;
  topics?: readonly string[] | null;
  productEvents?: readonly string[] | null;
}

const schema = z.object({
  kind: z.enum(["STANDARD", "SLACK"], "The kind is STANDARD or SLACK.").nullish(),
  name: webhookName,
  url: webhookUrl,
  topics: topicList.nullish(),
  productEvents: productEventList.nullish(),
});

/**
 * Has events sent to an address from now on.
 * @returns the webhook, and the secret that signs its messages, which is shown this once; Slack has none
 */
export async function createWebhook(actor: Actor | null, input: CreateWebhookInput): Promise<{ webhook: Webhook; secret: string | null }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, actor, input);
    assertRecentSignIn(actor);
    const { teamId: _, serviceAccountId: __, productId: ___, ...rest } = input;
    const { kind, name, url, topics, productEvents } = parseInput(schema, rest);
    const chosen = { topics: topics ?? [], productEvents: productEvents ?? [] };
    await assertChoice(tx, owner, chosen);
    await assertRoom(tx, owner);
    const now = await databaseTime(tx);
    const id = newId("Webhook");
    const webhook: Webhook = {
      id,
      ...owner,
      kind: kind ?? "STANDARD",
      name,
      sealedUrl: sealUrl(id, url),
      target: shownUrl(kind ?? "STANDARD", url),
      ...chosen,
      enabled: true,
      disabledReason: null,
      failingSince: null,
      lastDeliveredAt: null,
      leasedUntil: null,
      createdAt: now,
      createdBy: actor.id,
      updatedAt: now,
      version: 1,
    };
    await tx.manager.insert(Webhook, webhook);
    const secret = webhook.kind === "STANDARD" ? await addSecret(tx, webhook, now) : null;
    await recordEvent(tx, actor, {
      action: "webhook.create",
      teamId: owner.teamId,
      target: { type: "Webhook", id, name },
      details: { kind: webhook.kind, serviceAccountId: owner.serviceAccountId, productId: owner.productId, to: webhook.target, ...chosen },
    });
    return { webhook, secret };
  });
}

async function assertRoom(tx: Transaction, { teamId, serviceAccountId }: WebhookOwner): Promise<void> {
  const count = await tx.manager.countBy(Webhook, { teamId, serviceAccountId: serviceAccountId ?? IsNull() });
  if (count < mostWebhooks) return;
  const whose = serviceAccountId === null ? "The team" : "The service account";
  throw new InvalidInputError([
    {
      field: ["input", serviceAccountId === null ? "teamId" : "serviceAccountId"],
      message: `${whose} has ${count} webhooks, and may have ${mostWebhooks}. Delete one first.`,
      code: "IN_USE",
    },
  ]);
}
