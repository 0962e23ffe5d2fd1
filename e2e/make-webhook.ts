import { ask } from "./ask";
import type { SignedIn } from "./test";

const create = "mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } userErrors { message } } }";

/** Makes a webhook over GraphQL: one that tells of leaks, unless asked for another. @returns its id */
export async function makeWebhook(owner: SignedIn, wanted: object): Promise<string> {
  const input = { name: "On-call", url: "https://hooks.example.com/latchkey", topics: ["LEAKS"], ...wanted };
  const { createWebhook } = await ask<{ createWebhook: { webhook: { id: string } } }>(owner, create, { input });
  return createWebhook.webhook.id;
}
