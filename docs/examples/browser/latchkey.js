/** Why a call brought no answer: what to show to people, and what to do about it. */
export class Refusal extends Error {
  /** @param {{ title: string, message: string, advice?: string[], reason?: string, requestId?: string | null }} refusal */
  constructor({ title, message, advice = [], reason, requestId }) {
    super(message);
    Object.assign(this, { title, advice, reason, requestId });
  }
}

/**
 * Asks Latchkey's GraphQL API with an API token.
 * @param {{ address: string, token: string, query: string, variables?: object }} call
 * @returns the answer's `data`
 * @throws Refusal
 */
export async function askLatchkey({ address, token, query, variables }) {
  const response = await send(new URL("/api/graphql", address), token, JSON.stringify({ query, variables }));
  const { data, errors } = await response.json().catch(() => ({ errors: [{ message: `It answered ${response.status}, and not in JSON.` }] }));
  if (!errors) return data;
  const [{ message, extensions = {} }] = errors;
  const requestId = response.headers.get("x-request-id");
  throw new Refusal({ ...explain(extensions, response.headers), message, reason: extensions.reason ?? extensions.code, requestId });
}

async function send(url, token, body) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  try {
    // The token says who asks. Cookies have no part in it, and the browser's cache none in the answer.
    return await fetch(url, { method: "POST", headers, body, credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    if (error.name === "TimeoutError") throw new Refusal({ title: "No answer in time", message: `${url.origin} hasn't answered within ten seconds.` });
    // A browser doesn't tell a page which of these it was; its console and Latchkey's audit trail do.
    throw new Refusal({
      title: "The browser has let no answer through",
      message: `It asked ${url.origin}, and either got nothing or nothing that this page may read.`,
      advice: [
        `The token doesn't allow the origin ${location.origin}. Add it to the token's allowed origins, exactly like this.`,
        `Nothing answers at ${url.origin}.`,
      ],
    });
  }
}

/** What a person can do about an answer that says no. */
function explain({ code, reason, requiredPermission }, headers) {
  if (reason === "MISSING_SCOPE") return { title: "The token's scopes leave this out", advice: [`Add ${requiredPermission} to its scopes.`] };
  if (reason === "ADDRESS_NOT_ALLOWED") return { title: "Not from this network", advice: ["Use it where its allowed networks are, or add this one."] };
  if (code === "FORBIDDEN")
    return { title: "Not permitted", advice: [requiredPermission ? `Its service account needs ${requiredPermission}.` : "Ask its owner."] };
  if (reason === "TOKEN_RESET") return { title: "The token has been reset", advice: ["Paste the new one."] };
  if (reason === "TOKEN_EXPIRED" || reason === "TOKEN_REVOKED") return { title: "The token has ended", advice: ["Make another one, or reset it."] };
  if (reason === "ACCOUNT_DISABLED") return { title: "The service account is disabled", advice: ["Enable it; the token then counts again."] };
  if (code === "UNAUTHENTICATED") return { title: "This token isn't accepted", advice: ["Copy it again, all of it."] };
  const seconds = headers.get("retry-after");
  if (seconds) return { title: "Not now", advice: [`Try again in ${seconds} s.`] };
  return { title: "That went wrong" };
}
