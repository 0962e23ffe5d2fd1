import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { Context } from "./context";
import { formatError } from "./errors";
import { limitRules, maxTokens } from "./limits";
import { operationGate } from "./operation-gate";
import { createSchema } from "./schema";

let started: Promise<ApolloServer<Context>> | undefined;

/** Apollo Server with our limits; started once for this copy of the modules. */
export function apolloServer(): Promise<ApolloServer<Context>> {
  return (started ??= start());
}

async function start(): Promise<ApolloServer<Context>> {
  const silent = () => undefined;
  const server = new ApolloServer<Context>({
    schema: createSchema(),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens },
    validationRules: limitRules,
    plugins: [ApolloServerPluginLandingPageDisabled(), operationGate],
    formatError,
    // Errors are logged by the operation gate, with the request's id.
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
  await server.start();
  return server;
}
