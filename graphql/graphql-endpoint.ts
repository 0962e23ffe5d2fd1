import { HeaderMap } from "@apollo/server";
import { authenticate } from "../lib/auth/authenticate";
import { readJsonObject } from "../lib/http/body";
import { withCors } from "../lib/bounds/cors";
import { endpoint } from "../lib/http/endpoint";
import { HttpError } from "../lib/http/http-error";
import { TextResponse } from "../lib/http/text-response";
import type { RequestOrigin } from "../lib/permissions/actor";
import { createContext } from "./context";
import { errorAnswer } from "./errors";
import { longestRequest, maxBody } from "./limits";
import { apolloServer } from "./apollo-server";

/** `/api/graphql`, as GraphQL over HTTP has it. Apollo executes; reading, limits and identity are ours. */
export const graphqlEndpoint = withCors(endpoint({ methods: ["GET", "POST"], onError: errorAnswer, deadline: longestRequest }, execute));

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
