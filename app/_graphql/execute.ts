import { askFor, type Challenge } from "./challenge";
import type { ApiError } from "./errors";
import type { TadaDocumentNode } from "./graphql";
import { type Outcome, send } from "./send";

/**
 * Sends an operation; when the session has ended or the password is asked for again, waits for the person and repeats it.
 * @throws ApiError when any part of it was refused, NetworkError
 */
export async function execute<Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  const { data, problem } = await executePartly(document, variables, signal);
  if (problem || !data) throw problem;
  return data;
}

/**
 * The same for a page of independent parts: one that was refused doesn't take the others with it.
 * @throws ApiError when nothing came of it, NetworkError
 */
export async function executePartly<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Outcome<Result>> {
  for (;;) {
    const outcome = await send(document, variables, signal);
    const challenge = outcome.problem && challengeOf(outcome.problem);
    if (challenge && (await askFor(challenge))) continue;
    if (outcome.problem && (challenge || !hasAny(outcome.data))) throw outcome.problem;
    return outcome;
  }
}

const hasAny = (data: unknown): boolean => typeof data === "object" && data !== null && Object.values(data).some((part) => part !== null);

function challengeOf(error: ApiError): Challenge | undefined {
  if (error.code === "UNAUTHENTICATED") return "sign-in";
  return error.reason === "REAUTHENTICATION_REQUIRED" ? "password" : undefined;
}
