import next from "next";
import { authEndpoint } from "./app/api/auth/handler";
import { graphqlEndpoint } from "./graphql/endpoint";
import { reauthenticateEndpoint } from "./lib/auth/reauthenticate";
import { settings } from "./lib/env";
import type { Handler } from "./lib/http/endpoint";
import { healthEndpoint, readinessEndpoint } from "./lib/http/health";
import { routeRequests } from "./lib/http/route-requests";
import { startServer } from "./lib/http/start-server";
import { jwksEndpoint } from "./lib/oauth/jwks-endpoint";
import { metadataEndpoint } from "./lib/oauth/metadata-endpoint";
import { tokenEndpoint } from "./lib/oauth/token-endpoint";
import { setupEndpoint } from "./lib/setup/setup-endpoint";
import { runServer } from "./lib/start/run-server";

/** Every endpoint by its path; `/*` at the end takes what lies below. Next mounts the same functions as route files. */
export const routes: Record<string, Handler> = {
  "/api/graphql": graphqlEndpoint,
  "/api/auth/reauthenticate": reauthenticateEndpoint,
  "/api/auth/*": authEndpoint,
  "/api/setup": setupEndpoint,
  "/oauth/token": tokenEndpoint,
  "/.well-known/jwks.json": jwksEndpoint,
  "/.well-known/oauth-authorization-server": metadataEndpoint,
  "/healthz": healthEndpoint,
  "/readyz": readinessEndpoint,
};

// The production server: our endpoints before Next, Next for the pages.
await runServer(async () => {
  const app = next({ dev: false, hostname: settings().host, port: settings().port });
  await app.prepare();
  const server = await startServer(routeRequests(routes, app.getRequestHandler()));
  return {
    close: async () => {
      await server.close();
      await app.close();
    },
  };
});
