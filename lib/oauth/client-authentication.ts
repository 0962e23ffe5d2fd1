import { LRUCache } from "lru-cache";
import { ofSecret } from "../crypto/secret-hash";
import { checkClientAssertion, claimedClient, clientAssertionType, type Credential } from "./assertions/client-assertion";
import { applyChanges } from "../db/changes";
import { OAuthError } from "./errors";
import { type ClientRecord, clientRecord } from "../tokens/client-record";

/** The ways in which a client may authenticate, as metadata lists them (RFC 8414). */
export const clientAuthenticationMethods = ["client_secret_basic", "client_secret_post", "private_key_jwt"] as const;

/** What a client presented, not yet checked. */
export type PresentedClient =
  | { method: "client_secret_basic" | "client_secret_post"; clientId: string; clientSecret: string }
  | { method: "private_key_jwt"; clientId: string; assertion: string };

/**
 * Reads the client's credentials from the header or the form (RFC 6749 §2.3.1, RFC 7521 §4.2).
 * @throws OAuthError `invalid_request` when two methods are used at once, `invalid_client` when none is.
 */
export function presentedClient(authorization: string | null, form: ReadonlyMap<string, string>): PresentedClient {
  const posted = { id: form.get("client_id"), secret: form.get("client_secret") };
  const ways = [authorization !== null, posted.secret !== undefined, form.has("client_assertion") || form.has("client_assertion_type")];
  if (ways.filter(Boolean).length > 1)
    throw new OAuthError("invalid_request", "Authenticate in one way: by the header, by a secret in the body, or by an assertion.");
  if (ways[2]) return presentedAssertion(form);
  if (authorization === null) {
    if (posted.id === undefined || posted.secret === undefined)
      throw new OAuthError("invalid_client", "Authenticate with the client id and the client secret, or with a client assertion.");
    return { method: "client_secret_post", clientId: posted.id, clientSecret: posted.secret };
  }
  const basic = parseBasic(authorization);
  if (!basic) throw new OAuthError("invalid_client", "The Authorization header is not HTTP Basic with the client id and the client secret.");
  if (posted.id !== undefined && posted.id !== basic.clientId)
    throw new OAuthError("invalid_request", "The client id in the body is not the one in the header.");
  return { method: "client_secret_basic", ...basic };
}

function presentedAssertion(form: ReadonlyMap<string, string>): PresentedClient {
  const [assertion, type] = [form.get("client_assertion"), form.get("client_assertion_type")];
  if (assertion === undefined || type === undefined)
    throw new OAuthError("invalid_request", "A client assertion needs both client_assertion and client_assertion_type.");
  if (type !== clientAssertionType) throw new OAuthError("invalid_client", `The client_assertion_type must be ${clientAssertionType}.`);
  const clientId = claimedClient(assertion);
  if (clientId === undefined) throw new OAuthError("invalid_client", "The client assertion is no JWT with the client id as its sub.");
  if ((form.get("client_id") ?? clientId) !== clientId)
    throw new OAuthError("invalid_client", "The client id in the body is not the one in the client assertion.");
  return { method: "private_key_jwt", clientId, assertion };
}

function parseBasic(authorization: string): { clientId: string; clientSecret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization)?.[1];
  if (!encoded) return undefined;
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  if (colon < 1) return undefined;
  try {
    // Both halves are form-encoded before they are joined (RFC 6749 §2.3.1).
    const [clientId, clientSecret] = [pair.slice(0, colon), pair.slice(colon + 1)].map((half) => decodeURIComponent(half.replace(/\+/g, " ")));
    return clientId && clientSecret ? { clientId, clientSecret } : undefined;
  } catch {
    return undefined;
  }
}

/** What came of a client's credentials. */
export interface Authentication {
  /** The client that they name; undefined when there is none such. */
  record: ClientRecord | undefined;
  /** What they are, or why they are wrong. */
  credential: Credential | { refused: string; reason: string };
}

/** The client, if its credentials are right. An unknown client looks to the caller as a wrong secret or a wrong key does. */
export async function authenticateClient(presented: PresentedClient): Promise<Authentication> {
  const record = await clientRecord(presented.clientId);
  if (presented.method === "private_key_jwt") return { record, credential: await checkAssertion(presented, record) };
  const credential = checkSecret(presented.clientSecret, record);
  if (!("refused" in credential) || readAgain.has(presented.clientId)) return { record, credential };
  // A secret that was made a moment ago at another instance may be ahead of the news of it.
  readAgain.set(presented.clientId, true);
  applyChanges([{ topic: "client", key: presented.clientId }]);
  const present = await clientRecord(presented.clientId);
  return { record: present, credential: checkSecret(presented.clientSecret, present) };
}

/** Clients that were read again because of a wrong secret: once a second each, so that guesses don't cost a statement each. */
const readAgain = new LRUCache<string, true>({ max: 10_000, ttl: 1_000 });

async function checkAssertion(
  { assertion, clientId }: { assertion: string; clientId: string },
  record: ClientRecord | undefined,
): Promise<Authentication["credential"]> {
  const outcome = await checkClientAssertion(assertion, clientId, record);
  if ("id" in outcome) return outcome;
  return { refused: `The client assertion ${outcome.problem}.`, reason: outcome.signed ? `assertion ${outcome.problem}` : "wrong assertion" };
}

function checkSecret(clientSecret: string, record: ClientRecord | undefined): Authentication["credential"] {
  const matching = ofSecret(clientSecret, record?.secrets);
  const found = matching.find(({ ended }) => !ended) ?? matching[0];
  if (!found) return { refused: "The client id or the client secret is wrong.", reason: "wrong secret" };
  // Only who had the secret learns that it has ended.
  return found.ended ? { refused: "The client secret has ended.", reason: "ended secret" } : { id: found.id };
}
