import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { isUnavailable } from "../lib/db/failure";
import { ForbiddenError, InvalidInputError, RateLimitedError, UnauthenticatedError } from "../lib/errors";
import { asUnavailable, challengeOf } from "../lib/http/error-response";
import { unforeseenMessage } from "../lib/http/report-error";

/** How a domain error is told over GraphQL: its stable code with what helps a program, and the HTTP status and header that go with it. */
export interface ErrorAnswer {
  message: string;
  extensions: { code: string } & Record<string, unknown>;
  http?: { status: number; header: [name: string, value: string] };
}

/** The one place where a domain error becomes a GraphQL error. Undefined for what we didn't foresee. */
export function answerOf(error: unknown): ErrorAnswer | undefined {
  if (error instanceof UnauthenticatedError) {
    return {
      message: error.message,
      extensions: { code: "UNAUTHENTICATED", ...(error.reason && { reason: error.reason }) },
      http: { status: 401, header: ["www-authenticate", challengeOf(error)] },
    };
  }
  if (error instanceof ForbiddenError) {
    const [requiredPermission] = error.requiredPermissions;
    const permissions = requiredPermission && { requiredPermission, requiredPermissions: error.requiredPermissions };
    return { message: error.message, extensions: { code: "FORBIDDEN", ...permissions, ...(error.reason && { reason: error.reason }) } };
  }
  if (error instanceof InvalidInputError) return { message: error.message, extensions: { code: "BAD_USER_INPUT", issues: error.issues } };
  if (error instanceof RateLimitedError) {
    return { message: error.message, extensions: { code: "RATE_LIMITED" }, http: { status: 429, header: ["retry-after", String(error.retryAfter)] } };
  }
  if (isUnavailable(error)) {
    const { message, retryAfter } = asUnavailable(error);
    return { message, extensions: { code: "UNAVAILABLE" }, http: { status: 503, header: ["retry-after", String(retryAfter)] } };
  }
  return undefined;
}

/** The error behind a GraphQL error that a resolver threw. */
export function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError && cause.originalError ? cause.originalError : cause;
}

/** True for what the caller must not see the inside of. */
export function isUnforeseen(error: unknown): boolean {
  const cause = causeOf(error);
  return answerOf(cause) === undefined && !(cause instanceof GraphQLError);
}

/** True for what graphql-js finds wrong with a request and gives no code, such as too many mistaken variables: no field was resolved, so it has no path. */
function isAboutRequest({ path, extensions }: GraphQLFormattedError): boolean {
  return path === undefined && extensions?.code === "INTERNAL_SERVER_ERROR";
}

/** What the client gets of an error; what we didn't foresee is masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const answer = answerOf(causeOf(error));
  if (answer) return { ...formatted, message: answer.message, extensions: answer.extensions };
  if (!isUnforeseen(error)) return isAboutRequest(formatted) ? { ...formatted, extensions: { ...formatted.extensions, code: "BAD_USER_INPUT" } } : formatted;
  return {
    ...formatted,
    message: unforeseenMessage,
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  };
}
