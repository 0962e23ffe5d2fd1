import { graphqlEndpoint } from "@/graphql/endpoint";
import { reauthenticateEndpoint } from "@/lib/auth/reauthenticate";
import type { Handler } from "@/lib/http/endpoint";
import { healthEndpoint, readinessEndpoint } from "@/lib/http/health";
import { jwksEndpoint } from "@/lib/oauth/jwks-endpoint";
import { metadataEndpoint } from "@/lib/oauth/metadata-endpoint";
import { tokenEndpoint } from "@/lib/oauth/token-endpoint";
import { setupEndpoint } from "@/lib/setup/setup-endpoint";
import { authEndpoint } from "./auth/handler";

/** Every endpoint by its path; `/*` at the end takes what lies below. `server.ts` mounts them; Next mounts the same functions as route files. */
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
