import { LessThanOrEqual } from "typeorm";
import { WebhookSecret } from "../../entities/index";
import { open, seal } from "../crypto/envelope";
import { query } from "../db/pool";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { newWebhookSecret } from "./signature";

/** Makes a webhook's new secret and stores it encrypted. @returns the secret, which is shown this once */
export async function addSecret(tx: Transaction, webhook: { id: string; teamId: string }, createdAt: Date): Promise<string> {
  const secret = newWebhookSecret();
  const id = newId("WebhookSecret");
  await tx.manager.insert(WebhookSecret, { id, teamId: webhook.teamId, webhookId: webhook.id, sealed: seal(secret, id), createdAt, expiresAt: null });
  return secret;
}

/** Ends the present secrets of a webhook at a time, or when they would have ended before, and forgets those that have ended. */
export async function retireSecrets(tx: Transaction, webhookId: string, now: Date, end: Date): Promise<void> {
  await tx.manager.delete(WebhookSecret, { webhookId, expiresAt: LessThanOrEqual(now) });
  if (end <= now) await tx.manager.delete(WebhookSecret, { webhookId });
  else await tx.manager.query("UPDATE webhook_secret SET expires_at = least(coalesce(expires_at, $2), $2) WHERE webhook_id = $1", [webhookId, end]);
}

/** The secrets with which a webhook's messages are signed now, the newest first. */
export async function secretsOf(webhookId: string): Promise<string[]> {
  const rows = await query<{ id: string; sealed: Buffer }>(
    "SELECT id, sealed FROM webhook_secret WHERE webhook_id = $1 AND (expires_at IS NULL OR expires_at > now()) ORDER BY created_at DESC, id DESC",
    [webhookId],
  );
  return rows.map(({ id, sealed }) => open(sealed, id));
}
