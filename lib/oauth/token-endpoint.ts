import { eventRow } from "../audit/event";
import { recordDurably } from "../audit/group-commit";
import { isUnavailable } from "../db/failure";
import { RateLimitedError } from "../errors";
import { endpoint } from "../http/endpoint";
import { asUnavailable } from "../http/error-response";
import { reportError } from "../http/report-error";
import { HttpError } from "../http/http-error";
import type { RequestOrigin } from "../permissions/actor";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { networkOf } from "../rate-limit/network-of";
import { noteRefusal } from "../usage/note";
import { authenticateClient, type PresentedClient, presentedClient } from "./client-authentication";
import { clientCredentialsGrant } from "./client-credentials-grant";
import { type ClientRecord, isClientId } from "./client-record";
import { noStore, OAuthError, oauthErrorResponse } from "./errors";
import { printable, readForm } from "./form";

/** The grants that the endpoint answers, as metadata lists them. */
export const grantTypes = ["client_credentials"] as const;

// Failures of one client from one address: its good use from elsewhere, and with the right secret, goes on.
const failures = new FailureLimiter("token", 20, 60, "Too many failed attempts for this client.");
// Client ids are free to invent, and each refusal leaves an audit event: who makes them up can't fill the disk with them.
const failuresOfNetwork = new FailureLimiter("token-network", 300, 60, "Too many failed attempts from this address.");

/** `POST /oauth/token` (RFC 6749 §3.2). */
export const tokenEndpoint = endpoint({ methods: ["POST"], onError: tokenErrorResponse }, async (request, origin) => {
  const form = await readForm(request);
  const presented = presentedClient(request.headers.get("authorization"), form);
  const client = await authenticated(presented, origin);
  const grantType = form.get("grant_type");
  try {
    if (grantType === undefined) throw new OAuthError("invalid_request", "The parameter grant_type is missing.");
    if (grantType !== "client_credentials")
      throw new OAuthError("unsupported_grant_type", `This server grants ${grantTypes.join(", ")}, not ${printable(grantType)}.`);
    return await clientCredentialsGrant(client, presented.method, form, origin);
  } catch (error) {
    if (error instanceof OAuthError) await recordRefusal(client, origin, error.code);
    throw error;
  }
});

async function authenticated(presented: PresentedClient, origin: RequestOrigin): Promise<ClientRecord> {
  const { record, authentic } = await authenticateClient(presented);
  if (record && authentic && record.enabled) return record;
  const network = networkOf(origin.address);
  await failuresOfNetwork.fail(network);
  await failures.fail(`${presented.clientId}|${network}`);
  if (record && authentic) {
    await recordRefusal(record, origin, "account disabled");
    throw new OAuthError("invalid_client", "The service account is disabled.");
  }
  await recordRefusal(record, origin, record ? "wrong secret" : "unknown client", presented.clientId);
  throw new OAuthError("invalid_client", "The client id or the client secret is wrong.");
}

/** Leaves an audit event of a refused grant, with the team when the client is known. */
async function recordRefusal(client: ClientRecord | undefined, origin: RequestOrigin, reason: string, clientId?: string): Promise<void> {
  const who = client
    ? ({ type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name } as const)
    : ({ type: "ANONYMOUS", id: null, name: "unknown client" } as const);
  if (client) noteRefusal(client, origin);
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

function tokenErrorResponse(error: unknown, { requestId }: RequestOrigin): Response | undefined {
  const answer = (status: number, code: string, description: string, headers: Record<string, string>) =>
    Response.json({ error: code, error_description: description }, { status, headers: { ...noStore, ...headers } });
  if (error instanceof OAuthError) return oauthErrorResponse(error);
  if (error instanceof HttpError) return answer(error.status, "invalid_request", error.message, error.headers);
  if (error instanceof RateLimitedError) return answer(429, "slow_down", error.message, { "retry-after": String(error.retryAfter) });
  if (!isUnavailable(error)) return undefined;
  reportError(error, requestId);
  const unavailable = asUnavailable(error);
  return answer(503, "temporarily_unavailable", unavailable.message, { "retry-after": String(unavailable.retryAfter) });
}
