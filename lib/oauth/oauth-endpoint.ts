import { giveAnswer } from "../http/answer-headers";
import { endpoint, type Handler } from "../http/endpoint";
import type { RequestOrigin } from "../permissions/actor";
import { errorAnswer } from "./errors";
import { readForm } from "./form";

/** Makes an endpoint that takes a form by POST, and answers every refusal in the form of RFC 6749 §5.2. */
export function oauthEndpoint(handle: (form: ReadonlyMap<string, string>, origin: RequestOrigin, request: Request) => Promise<Response>): Handler {
  const answer = endpoint({ methods: ["POST"], onError: errorAnswer }, async (request, origin) => handle(await readForm(request), origin, request));
  return (request) => {
    // Beside the `no-store` that every answer has (RFC 6749 §5.1).
    giveAnswer(request, { pragma: "no-cache" });
    return answer(request);
  };
}
