import { createHmac } from "node:crypto";
import { instanceSecrets } from "../instance-secrets";

/** What an event says, column by column; `at` in ISO form, to the millisecond or to the microsecond. */
export interface SealedContent {
  id: string;
  team_id: string | null;
  at: string;
  action: string;
  actor_type: string;
  actor_id: string | null;
  actor_name: string;
  target_type: string | null;
  target_id: string | null;
  target_name: string | null;
  address: string | null;
  user_agent: string | null;
  request_id: string | null;
  details: Record<string, unknown>;
}

let key: Buffer | undefined;

/** HMAC-SHA-256 with a key that isn't in the database: who can write there can't make one. */
export function auditMac(...parts: (string | Uint8Array)[]): Buffer {
  key ??= createHmac("sha256", instanceSecrets().pepper).update("audit trail").digest();
  const mac = createHmac("sha256", key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** The seal of an event: over all that it says, the same for the row that is written and for the row that is read. */
export function sealOf(event: SealedContent): Buffer {
  const { id, team_id, at, action, actor_type, actor_id, actor_name, target_type, target_id, target_name, address, user_agent, request_id } = event;
  const texts = [
    id,
    team_id,
    toMicroseconds(at),
    action,
    actor_type,
    actor_id,
    actor_name,
    target_type,
    target_id,
    target_name,
    address,
    user_agent,
    request_id,
  ];
  return auditMac("event", JSON.stringify(texts), canonical(event.details));
}

const toMicroseconds = (at: string) => (at.length === 24 ? `${at.slice(0, -1)}000Z` : at);

/** JSON with the keys in order: PostgreSQL keeps them in an order of its own. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if ("toJSON" in value && typeof value.toJSON === "function") return canonical(value.toJSON());
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && typeof each !== "function" && typeof each !== "symbol");
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(",")}}`;
}
