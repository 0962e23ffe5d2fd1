import { type EventRow, eventRow } from "../audit/event";
import { recordDurably } from "../audit/record-durably";
import type { RequestOrigin } from "../permissions/actor";
import { type ClientRecord, isClientId } from "../tokens/client-record";
import { noteRefusal } from "../usage/note";
import { OAuthError } from "./errors";

/** Does what a client asks that has proved itself. What is refused leaves an audit event. */
export async function asClient<Result>(client: ClientRecord, origin: RequestOrigin, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OAuthError) await recordRefusal(client, origin, error.code);
    throw error;
  }
}

/** Leaves an audit event of a refused request, with the team when the client is known. */
export async function recordRefusal(client: ClientRecord | undefined, origin: RequestOrigin, reason: string, clientId?: string): Promise<void> {
  if (client) noteRefusal(client, origin);
  await recordDurably(refusalOf(client, origin, { reason, ...(clientId && isClientId(clientId) && { clientId }) }));
}

/** The audit event of a refusal. @param account that it was about, if there is such a one */
export function refusalOf(
  account: Pick<ClientRecord, "accountId" | "teamId" | "name"> | undefined,
  origin: RequestOrigin,
  details: Record<string, unknown>,
): EventRow {
  const who = account
    ? ({ type: "SERVICE_ACCOUNT", id: account.accountId, name: account.name } as const)
    : ({ type: "ANONYMOUS", id: null, name: "unknown client" } as const);
  const target = account && { type: "ServiceAccount", id: account.accountId, name: account.name };
  return eventRow(who, origin, { action: "token.refuse", teamId: account?.teamId ?? null, target, details });
}
