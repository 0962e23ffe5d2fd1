import { countsFrom } from "../bounds/networks";
import type { RequestOrigin } from "../permissions/actor";
import { noteCall } from "../usage/note";
import type { Credential } from "./assertions/client-assertion";
import { authenticateClient, type Authentication, type PresentedClient, presentedClient } from "./client-authentication";
import type { ClientRecord } from "../tokens/client-record";
import { OAuthError } from "./errors";
import { countFailure } from "./limit-failures";
import { recordRefusal } from "./record-refusal";

/** A client that has proved itself, and how. */
export interface AuthenticatedClient {
  client: ClientRecord;
  method: PresentedClient["method"];
  /** The secret or the key that it used. */
  credential: Credential;
}

/**
 * The client that makes a request to an OAuth endpoint. Each refusal leaves an audit event.
 * @throws OAuthError `invalid_request`, `invalid_client`; RateLimitedError after many failures
 */
export async function authenticatedClient(request: Request, form: ReadonlyMap<string, string>, origin: RequestOrigin): Promise<AuthenticatedClient> {
  const presented = presentedClient(request.headers.get("authorization"), form);
  const { record, credential } = await authenticateClient(presented);
  if (!record || "refused" in credential || !record.enabled || !countsFrom(record.networks, origin.address))
    throw await refusal(presented, { record, credential }, origin);
  noteCall({ teamId: record.teamId, accountId: record.accountId, credentialId: credential.id }, origin);
  return { client: record, method: presented.method, credential };
}

async function refusal(presented: PresentedClient, { record, credential }: Authentication, origin: RequestOrigin): Promise<OAuthError> {
  await countFailure(presented.clientId, origin.address, record);
  if (record && !("refused" in credential)) {
    await recordRefusal(record, origin, record.enabled ? "address not allowed" : "account disabled");
    const problem = record.enabled ? "The client keys don't count from the address that the request comes from." : "The service account is disabled.";
    return new OAuthError("invalid_client", problem);
  }
  const { refused, reason } = credential as Extract<typeof credential, { refused: string }>;
  await recordRefusal(record, origin, record ? reason : "unknown client", presented.clientId);
  return new OAuthError("invalid_client", refused);
}
