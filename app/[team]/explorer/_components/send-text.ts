import { askFor, type Challenge } from "../../../_graphql/challenge";
import { reach } from "../../../_graphql/reach";

/** An operation as it was typed. */
export interface TypedRequest {
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
}

/** What the API answered, as it came. */
export interface Answer {
  status: number;
  /** From sending to the last byte. */
  milliseconds: number;
  bytes: number;
  requestId: string | null;
  /** Parsed JSON; the text itself when it isn't JSON. */
  body: unknown;
}

/**
 * Sends what was typed as the viewer. When the session has ended or the API asks for a recent sign-in, it waits for the person and sends it again;
 * an operation that was refused for that has changed nothing.
 * @throws NetworkError
 */
export async function sendText(request: TypedRequest, signal?: AbortSignal): Promise<Answer> {
  for (;;) {
    const answer = await sendOnce(request, signal);
    const challenge = challengeOf(answer.body);
    if (!challenge || !(await askFor(challenge))) return answer;
  }
}

async function sendOnce(request: TypedRequest, signal?: AbortSignal): Promise<Answer> {
  const started = performance.now();
  const response = await reach("/api/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify(request),
    signal,
  });
  const text = await response.text();
  return {
    status: response.status,
    milliseconds: Math.round(performance.now() - started),
    bytes: new Blob([text]).size,
    requestId: response.headers.get("x-request-id"),
    body: parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What the person has to prove first. An answer with data was carried out, at least in part, and must not be sent twice. */
function challengeOf(body: unknown): Challenge | undefined {
  const { data, errors } = body as { data?: Record<string, unknown> | null; errors?: { extensions?: { code?: string; reason?: string } }[] };
  if (Object.values(data ?? {}).some((part) => part !== null)) return undefined;
  const found = (errors ?? []).map(({ extensions }) => extensions);
  if (found.some((extensions) => extensions?.code === "UNAUTHENTICATED")) return "sign-in";
  return found.some((extensions) => extensions?.reason === "REAUTHENTICATION_REQUIRED") ? "password" : undefined;
}
