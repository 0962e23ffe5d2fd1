import { reach } from "./reach";
import { ApiError } from "./errors";
import { earlyAnswer } from "./early-answer";
import type { TadaDocumentNode } from "./graphql";
import { endpoint, requestOf } from "./request";

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string; reason?: string; requiredPermissions?: string[] } }[];
}

/** What came of an operation: a field that was refused is null in the data, and said in the problem. */
export interface Outcome<Result> {
  data: Result | null;
  problem: ApiError | null;
}

/**
 * Sends one operation to the API.
 * @throws ApiError when the answer can't be read, NetworkError when none came
 */
export async function send<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Outcome<Result>> {
  const request = requestOf(document, variables);
  const response = (await earlyAnswer(request.body)) ?? (await reach(endpoint, { ...request, signal }));
  const requestId = response.headers.get("x-request-id");
  const answer = (await response.json().catch(() => null)) as Answer<Result> | null;
  const [error] = answer?.errors ?? [];
  if (error) {
    const { code = "INTERNAL_SERVER_ERROR", ...more } = error.extensions ?? {};
    return { data: answer?.data ?? null, problem: new ApiError(error.message, { ...more, code, requestId: more.requestId ?? requestId }) };
  }
  if (!answer?.data) throw new ApiError(`The server's answer can't be read (HTTP ${response.status}).`, { code: "INTERNAL_SERVER_ERROR", requestId });
  return { data: answer.data, problem: null };
}
