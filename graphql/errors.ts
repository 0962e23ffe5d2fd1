import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type PublicError, UnexpectedError } from "../lib/errors";
import { headersOf } from "../lib/http/error-response";
import { toldOf } from "../lib/http/told-error";

/** How an error is told over GraphQL: its stable code with what helps a program, and the HTTP status and headers that go with it. */
export interface ErrorAnswer {
  message: string;
  extensions: { code: string } & Record<string, unknown>;
  http?: { status: number; headers: Readonly<Record<string, string>> };
}

/** Statuses by which the whole request is told to come again, otherwise or later. What concerns one field is told in the body of a 200. */
const ofRequest = new Set([401, 429, 503]);

/** The one place where an error becomes one of GraphQL. */
export function answerOf(error: unknown): ErrorAnswer {
  const told = toldOf(error);
  const { message, code, details, status } = told;
  return { message, extensions: { code, ...details }, ...(ofRequest.has(status) && { http: { status, headers: headersOf(told) } }) };
}

/** The answer to a request that isn't carried out, in GraphQL's form, so that clients need to read one form only. */
export function errorAnswer(error: PublicError, requestId: string | null): Response {
  const { message, extensions } = answerOf(error);
  return new Response(JSON.stringify({ errors: [{ message, extensions: { ...extensions, requestId } }] }), {
    status: error.status,
    headers: { ...headersOf(error), "content-type": "application/json; charset=utf-8" },
  });
}

/** The error behind a GraphQL error that a resolver threw. */
export function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError && cause.originalError ? cause.originalError : cause;
}

/** True for what the caller must not see the inside of. */
export function isUnforeseen(error: unknown): boolean {
  const cause = causeOf(error);
  return toldOf(cause) instanceof UnexpectedError && !(cause instanceof GraphQLError);
}

/** True for what graphql-js finds wrong with a request and gives no code, such as too many mistaken variables: no field was resolved, so it has no path. */
function isAboutRequest({ path, extensions }: GraphQLFormattedError): boolean {
  return path === undefined && extensions?.code === "INTERNAL_SERVER_ERROR";
}

/** What the client gets of an error; what we didn't foresee is masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = causeOf(error);
  if (cause instanceof GraphQLError)
    return isAboutRequest(formatted) ? { ...formatted, extensions: { ...formatted.extensions, code: "BAD_USER_INPUT" } } : formatted;
  const { message, extensions } = answerOf(cause);
  return { ...formatted, message, extensions };
}
