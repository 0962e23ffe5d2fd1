import { eventRow } from "../audit/event";
import { recordDurably } from "../audit/group-commit";
import type { RequestOrigin } from "../permissions/actor";
import { noteUse } from "../usage/last-use";
import { authenticateClient, type Authentication, type PresentedClient, presentedClient } from "./client-authentication";
import { type ClientRecord, isClientId } from "./client-record";
import { OAuthError } from "./errors";
import { countFailure } from "./limit-failures";

/** A client that has proved itself, and how. */
export interface AuthenticatedClient {
  client: ClientRecord;
  method: PresentedClient["method"];
  /** The id of the secret or the key that it used. */
  credentialId: string;
}

/**
 * The client that makes a request to an OAuth endpoint. Each refusal leaves an audit event.
 * @throws OAuthError `invalid_request`, `invalid_client`; RateLimitedError after many failures
 */
export async function authenticatedClient(request: Request, form: ReadonlyMap<string, string>, origin: RequestOrigin): Promise<AuthenticatedClient> {
  const presented = presentedClient(request.headers.get("authorization"), form);
  const { record, credential } = await authenticateClient(presented);
  if (!record || "refused" in credential || !record.enabled) throw await refusal(presented, { record, credential }, origin);
  noteUse(credential.id);
  return { client: record, method: presented.method, credentialId: credential.id };
}

async function refusal(presented: PresentedClient, { record, credential }: Authentication, origin: RequestOrigin): Promise<OAuthError> {
  await countFailure(presented.clientId, origin.address);
  if (record && !("refused" in credential)) {
    await recordRefusal(record, origin, "account disabled");
    return new OAuthError("invalid_client", "The service account is disabled.");
  }
  const { refused, reason } = credential as Extract<typeof credential, { refused: string }>;
  await recordRefusal(record, origin, record ? reason : "unknown client", presented.clientId);
  return new OAuthError("invalid_client", refused);
}

/** Leaves an audit event of a refused grant, with the team when the client is known. */
export async function recordRefusal(client: ClientRecord | undefined, origin: RequestOrigin, reason: string, clientId?: string): Promise<void> {
  const who = client
    ? ({ type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name } as const)
    : ({ type: "ANONYMOUS", id: null, name: "unknown client" } as const);
  const target = client && { type: "ServiceAccount", id: client.accountId, name: client.name };
  await recordDurably(
    eventRow(who, origin, {
      action: "token.refuse",
      teamId: client?.teamId ?? null,
      target,
      details: { reason, ...(clientId && isClientId(clientId) && { clientId }) },
    }),
  );
}
