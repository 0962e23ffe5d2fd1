import { LRUCache } from "lru-cache";
import { type EventRow, eventRow } from "../audit/event";
import { recordDurably } from "../audit/record-durably";
import type { ForbiddenError, ForbiddenReason, TokenRefusal } from "../errors";
import type { Actor, RequestOrigin } from "../permissions/actor";
import type { ClientRecord } from "../tokens/client-record";
import { noteRefusal } from "../usage/note";
import type { TokenRecord } from "../tokens/token-record";

/** For each token and reason one event a minute and instance: a client that tries again and again, or who knows a look-up id, can't fill the trail. */
const recent = new LRUCache<string, true>({ max: 10_000, ttl: 60_000 });

/** Leaves an audit event of a token that was refused, with the token's id. It stands in the trail before the answer goes out. */
export async function recordRefusedToken(
  token: Pick<TokenRecord, "id" | "name" | "teamId" | "accountId" | "accountName">,
  reason: TokenRefusal | ForbiddenReason | "WRONG_SECRET",
  origin: RequestOrigin,
  details: Record<string, unknown> = {},
): Promise<void> {
  noteRefusal({ ...token, credentialId: token.id }, origin);
  const key = `${token.id} ${reason} ${Object.values(details).join(" ")}`;
  // Who has only guessed isn't the account.
  const who =
    reason === "WRONG_SECRET"
      ? ({ type: "ANONYMOUS", id: null, name: "unknown client" } as const)
      : ({ type: "SERVICE_ACCOUNT", id: token.accountId, name: token.accountName } as const);
  const row = eventRow(who, origin, {
    action: "api-token.refuse",
    teamId: token.teamId,
    target: { type: "ApiToken", id: token.id, name: token.name },
    details: { reason, serviceAccount: { id: token.accountId, name: token.accountName }, ...details },
  });
  await onceAMinute(key, row);
}

/** The same for an access token, which the trail knows by its `jti`. */
export async function recordRefusedAccessToken(
  client: Pick<ClientRecord, "accountId" | "name" | "teamId">,
  jti: string,
  reason: ForbiddenReason | TokenRefusal,
  origin: RequestOrigin,
): Promise<void> {
  noteRefusal(client, origin);
  const who = { type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name } as const;
  const target = { type: "ServiceAccount", id: client.accountId, name: client.name };
  await onceAMinute(`${jti} ${reason}`, eventRow(who, origin, { action: "access-token.refuse", teamId: client.teamId, target, details: { reason, jti } }));
}

/** The same for a call that a token's scopes leave out though its account could do it. */
export async function recordMissingScope(actor: Actor | null, { requiredPermissions }: ForbiddenError): Promise<void> {
  if (actor?.type !== "SERVICE_ACCOUNT" || !actor.token) return;
  const token = { ...actor.token, teamId: actor.teamId, accountId: actor.id, accountName: actor.name };
  await recordRefusedToken(token, "MISSING_SCOPE", actor.origin, { permission: requiredPermissions.join(" ") });
}

async function onceAMinute(key: string, row: EventRow): Promise<void> {
  if (recent.has(key)) return;
  recent.set(key, true);
  try {
    await recordDurably(row);
  } catch (error) {
    recent.delete(key);
    throw error;
  }
}
