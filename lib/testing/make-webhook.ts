import type { ServiceAccount, Team, Webhook, WebhookDelivery } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { createWebhook, type CreateWebhookInput } from "../webhooks/create-webhook";
import { sendTest } from "../webhooks/send-test";

const system = systemActor("Test");

/** A new webhook, by Latchkey itself: of the account, or of the team. */
export async function makeWebhook(team: Pick<Team, "id">, more: Partial<CreateWebhookInput> = {}): Promise<{ webhook: Webhook; secret: string }> {
  const { webhook, secret } = await createWebhook(system, {
    teamId: team.id,
    name: "Webhook",
    url: "https://hooks.example.com/in",
    topics: ["ACCOUNT"],
    ...more,
  });
  return { webhook, secret: secret ?? "" };
}

/** A webhook of an account with something that was delivered to it, as the log has it. */
export async function makeDelivery(team: Pick<Team, "id">, account: Pick<ServiceAccount, "id">): Promise<{ webhook: Webhook; delivery: WebhookDelivery }> {
  const { webhook } = await makeWebhook(team, { serviceAccountId: account.id });
  const delivery = await sendTest(system, webhook.id);
  await query("UPDATE webhook_delivery SET status = 'DELIVERED', attempts = 1, next_attempt_at = NULL, finished_at = now() WHERE id = $1", [delivery.id]);
  return { webhook, delivery };
}
