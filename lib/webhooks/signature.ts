import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** A new secret of 256 random bits, in the form of Standard Webhooks. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/** A message as it goes out. */
interface Message {
  /** The same over all attempts, so that a receiver can tell what it has had already. */
  id: string;
  /** Seconds since the epoch, of this attempt. */
  timestamp: number;
  body: string;
}

/** The headers of Standard Webhooks: signed with each secret that counts, so that a receiver has one of them while secrets change. */
export function signedHeaders({ id, timestamp, body }: Message, secrets: readonly string[]): Record<string, string> {
  const signature = (secret: string) =>
    `v1,${createHmac("sha256", Buffer.from(secret.slice(prefix.length), "base64"))
      .update(`${id}.${timestamp}.${body}`)
      .digest("base64")}`;
  return { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": secrets.map(signature).join(" ") };
}
