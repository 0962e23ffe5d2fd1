import { hashSecret, sameHash } from "../crypto/secret-hash";
import { OAuthError } from "./errors";
import { type ClientRecord, clientRecord } from "./client-record";

/** The ways in which a client may authenticate, as metadata lists them (RFC 8414). */
export const clientAuthenticationMethods = ["client_secret_basic", "client_secret_post"] as const;

/** What a client presented, not yet checked. */
export interface PresentedClient {
  method: (typeof clientAuthenticationMethods)[number];
  clientId: string;
  clientSecret: string;
}

/**
 * Reads the client's credentials from the header or the form (RFC 6749 §2.3.1).
 * @throws OAuthError `invalid_request` when two methods are used at once, `invalid_client` when none is.
 */
export function presentedClient(authorization: string | null, form: ReadonlyMap<string, string>): PresentedClient {
  const posted = { id: form.get("client_id"), secret: form.get("client_secret") };
  if (authorization === null) {
    if (posted.id === undefined || posted.secret === undefined)
      throw new OAuthError("invalid_client", "Authenticate with the client id and the client secret.");
    return { method: "client_secret_post", clientId: posted.id, clientSecret: posted.secret };
  }
  if (posted.secret !== undefined) throw new OAuthError("invalid_request", "Send the client secret in the header or in the body, not in both.");
  const basic = parseBasic(authorization);
  if (!basic) throw new OAuthError("invalid_client", "The Authorization header is not HTTP Basic with the client id and the client secret.");
  if (posted.id !== undefined && posted.id !== basic.clientId)
    throw new OAuthError("invalid_request", "The client id in the body is not the one in the header.");
  return { method: "client_secret_basic", ...basic };
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
  /** `ended`: they were right once. */
  outcome: "authentic" | "ended" | "wrong";
  /** Of the secret that was presented, if it is one of the client's. */
  credentialId?: string;
}

// What a secret is compared with when the client is unknown, so that the answer takes as long.
let decoy: string | undefined;

/** The client, if the secret is one of its own. An unknown client and a wrong secret take the same time and look alike to the caller. */
export async function authenticateClient({ clientId, clientSecret }: PresentedClient): Promise<Authentication> {
  const record = await clientRecord(clientId);
  decoy ??= hashSecret("decoy");
  const hash = hashSecret(clientSecret);
  // All of them are compared, whichever is right.
  const matching = (record?.secrets ?? [{ id: "", hash: decoy, ended: true }]).filter((secret) => sameHash(hash, secret.hash));
  const found = record && (matching.find(({ ended }) => !ended) ?? matching[0]);
  return { record, outcome: found ? (found.ended ? "ended" : "authentic") : "wrong", credentialId: found?.id };
}
