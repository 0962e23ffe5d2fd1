import { askFor, type Challenge } from "./challenge";
import { ApiError } from "./errors";
import type { TadaDocumentNode } from "./graphql";
import { send } from "./send";

/**
 * Sends an operation; when the session has ended or the password is asked for again, waits for the person and repeats it.
 * @throws ApiError, NetworkError
 */
export async function execute<Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    try {
      return await send(document, variables, signal);
    } catch (error) {
      const challenge = challengeOf(error);
      if (!challenge || !(await askFor(challenge))) throw error;
    }
  }
}

function challengeOf(error: unknown): Challenge | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === "UNAUTHENTICATED") return "sign-in";
  return error.reason === "REAUTHENTICATION_REQUIRED" ? "password" : undefined;
}
