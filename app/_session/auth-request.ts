import { reach } from "../_graphql/reach";
import { ApiError } from "../_graphql/errors";

/** Sends a form to next-auth, with the token that proves it comes from our page. */
export async function postAuth(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = (await (await authFetch("csrf")).json()) as { csrfToken: string };
  return authFetch(path, { method: "POST", body: new URLSearchParams({ ...fields, csrfToken, json: "true" }) });
}

/** Asks one of next-auth's endpoints. @throws NetworkError, ApiError when it failed */
export async function authFetch(path: string, init?: RequestInit): Promise<Response> {
  const response = await reach(`/api/auth/${path}`, init);
  if (response.status >= 500) throw await errorOf(response);
  return response;
}

/** What a plain endpoint says about an answer that is an error, with the id to find it in the log. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as { message?: string; requestId?: string } | null;
  const message = body?.message ?? `The server answered HTTP ${response.status}. Try again shortly.`;
  return new ApiError(message, { code: `HTTP_${response.status}`, requestId: body?.requestId ?? response.headers.get("x-request-id") });
}
