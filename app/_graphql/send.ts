import { print } from "graphql";
import { ApiError, NetworkError } from "./errors";
import type { TadaDocumentNode } from "./graphql";

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string; reason?: string; requiredPermissions?: string[] } }[];
}

/**
 * Sends one operation to the API.
 * @throws ApiError, NetworkError
 */
export async function send<Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  const response = await fetch("/api/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify({ query: print(document), variables }),
    signal,
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new NetworkError();
  });
  const requestId = response.headers.get("x-request-id");
  const answer = (await response.json().catch(() => null)) as Answer<Result> | null;
  const [error] = answer?.errors ?? [];
  if (error) {
    const { code = "INTERNAL_SERVER_ERROR", ...more } = error.extensions ?? {};
    throw new ApiError(error.message, { ...more, code, requestId: more.requestId ?? requestId });
  }
  if (!answer?.data) throw new ApiError(`The server's answer can't be read (HTTP ${response.status}).`, { code: "INTERNAL_SERVER_ERROR", requestId });
  return answer.data;
}
