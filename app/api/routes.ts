import { graphqlEndpoint } from "@/graphql/endpoint";
import { reauthenticateEndpoint } from "@/lib/auth/reauthenticate";
import type { Handler } from "@/lib/http/endpoint";
import { healthEndpoint, readinessEndpoint } from "@/lib/http/health";
import { missingEndpoint } from "@/lib/http/missing-endpoint";
import { jwksEndpoint } from "@/lib/oauth/jwks-endpoint";
import { metadataEndpoint } from "@/lib/oauth/metadata-endpoint";
import { tokenEndpoint } from "@/lib/oauth/token-endpoint";
import { setupEndpoint } from "@/lib/setup/setup-endpoint";
import { authEndpoint } from "./auth/handler";

/** Every endpoint by its path; `/*` at the end takes what lies below and isn't named before. `server.ts` mounts them; Next mounts the same functions as route files. */
export const routes: Record<string, Handler> = {
  "/api/graphql": graphqlEndpoint,
  "/api/auth/reauthenticate": reauthenticateEndpoint,
  "/api/auth/*": authEndpoint,
  "/api/setup": setupEndpoint,
  "/api/*": missingEndpoint,
  "/oauth/token": tokenEndpoint,
  "/oauth/*": missingEndpoint,
  "/.well-known/jwks.json": jwksEndpoint,
  "/.well-known/oauth-authorization-server": metadataEndpoint,
  "/.well-known/*": missingEndpoint,
  "/healthz": healthEndpoint,
  "/readyz": readinessEndpoint,
};
