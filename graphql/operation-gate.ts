import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, GraphQLError, Kind, visit } from "graphql";
import { isUnavailable } from "../lib/db/failure";
import { recordMissingScope } from "../lib/auth/record-refused-token";
import { ForbiddenError, UnauthenticatedError } from "../lib/errors";
import { reportError } from "../lib/http/report-error";
import { noteRefusalOf } from "../lib/usage/note";
import type { Context } from "./context";
import { answerOf, causeOf, isUnforeseen } from "./errors";

/** Refuses what no resolver would, and gives errors their HTTP status and their place in the log. */
export const operationGate: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ contextValue: { actor, requestId } }) => ({
    didResolveOperation: async ({ operation, document }) => {
      if (operation?.operation === "subscription")
        throw new GraphQLError("There are no subscriptions here.", { extensions: { code: "BAD_USER_INPUT", http: { status: 400 } } });
      if (actor === null && asksForSchema(document))
        throw new GraphQLError("", { originalError: new UnauthenticatedError("Sign in or send an access token to read the schema.") });
    },
    didEncounterErrors: async ({ errors, response }) => {
      for (const error of errors) {
        const cause = causeOf(error);
        if (isUnforeseen(error) || isUnavailable(cause)) reportError(cause, requestId);
        if (cause instanceof ForbiddenError) noteRefusalOf(actor);
        // The call is refused, whether or not that can be written down.
        if (cause instanceof ForbiddenError && cause.reason === "MISSING_SCOPE")
          await recordMissingScope(actor, cause).catch((failed: unknown) => reportError(failed, requestId));
        const { http } = answerOf(cause);
        if (!http) continue;
        response.http.status = http.status;
        for (const [name, value] of Object.entries(http.headers)) response.http.headers.set(name, value);
      }
    },
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind !== "single") return;
      for (const error of body.singleResult.errors ?? []) {
        if (error.extensions?.code === "INTERNAL_SERVER_ERROR") Object.assign(error.extensions, { requestId });
      }
    },
  }),
};

/** One type by its name may be asked for by nobody: conformance tools do, and nothing in the schema is a secret. The whole of it is work. */
function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      found ||= name.value === "__schema";
    },
  });
  return found;
}
