import { NetworkError } from "../_graphql/errors";

/** Sends a form to next-auth, with the token that proves it comes from our page. */
export async function postAuth(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = (await (await authFetch("csrf")).json()) as { csrfToken: string };
  return authFetch(path, { method: "POST", body: new URLSearchParams({ ...fields, csrfToken, json: "true" }) });
}

/** Asks one of next-auth's endpoints. @throws NetworkError, Error when it failed */
export async function authFetch(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(`/api/auth/${path}`, init).catch(() => {
    throw new NetworkError();
  });
  if (response.status >= 500) throw new Error(await messageOf(response));
  return response;
}

/** What a plain endpoint says about an answer that is an error. */
export async function messageOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { message?: string; requestId?: string } | null;
  return body?.message ?? `The server answered HTTP ${response.status}. Try again shortly.`;
}
