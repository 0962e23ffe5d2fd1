import { HeaderMap } from "@apollo/server";
import { authenticate } from "../lib/auth/authenticate";
import { readJsonObject } from "../lib/http/body";
import { withCors } from "../lib/bounds/cors";
import { endpoint } from "../lib/http/endpoint";
import { errorResponse } from "../lib/http/error-response";
import { unforeseenMessage } from "../lib/http/report-error";
import { HttpError } from "../lib/http/http-error";
import { TextResponse } from "../lib/http/text-response";
import type { RequestOrigin } from "../lib/permissions/actor";
import { createContext } from "./context";
import { answerOf } from "./errors";
import { longestRequest, maxBody } from "./limits";
import { apolloServer } from "./server";

/** `/api/graphql`, as GraphQL over HTTP has it. Apollo executes; reading, limits and identity are ours. */
export const graphqlEndpoint = withCors(endpoint({ methods: ["GET", "POST"], onError: graphqlErrorResponse, deadline: longestRequest }, execute));

async function execute(request: Request, origin: RequestOrigin): Promise<Response> {
  const actor = await authenticate(request, origin);
  const body = request.method === "POST" ? await readJsonObject(request, maxBody) : undefined;
  const headers = new HeaderMap();
  for (const [name, value] of request.headers) headers.set(name, value);
  // Apollo's guard against forged requests is for cookies. Without one there is nothing to forge, and with a token in the header, which no page of
  // another site can set unasked, the cookie doesn't count.
  if (!request.headers.has("cookie") || request.headers.has("authorization")) headers.set("apollo-require-preflight", "true");
  const server = await apolloServer();
  const executed = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method, headers, search: new URL(request.url).search, body },
    context: async () => createContext(actor, origin.requestId),
  });
  if (executed.body.kind !== "complete") throw new HttpError(406, "Answers come in one piece here: leave out multipart/mixed.");
  return new TextResponse(executed.body.string, {
    status: executed.status ?? 200,
    headers: { vary: "Accept, Cookie, Authorization, Origin", ...Object.fromEntries(executed.headers) },
  });
}

/** Errors before execution, in GraphQL's form, so that clients need to read one form only. */
function graphqlErrorResponse(error: unknown, { requestId }: { requestId: string | null }): Response {
  const plain = errorResponse(error, requestId);
  const answer = answerOf(error);
  const code = answer?.extensions.code ?? (error instanceof HttpError ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR");
  const message = answer?.message ?? (error instanceof HttpError ? error.message : unforeseenMessage);
  plain.headers.delete("content-length");
  plain.headers.set("content-type", "application/json; charset=utf-8");
  return new Response(JSON.stringify({ errors: [{ message, extensions: { ...answer?.extensions, code, requestId } }] }), {
    status: plain.status,
    headers: plain.headers,
  });
}
