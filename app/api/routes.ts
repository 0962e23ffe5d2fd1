import { graphqlEndpoint } from "@/graphql/endpoint";
import { exportEventsAsCsvEndpoint, exportEventsAsNdjsonEndpoint } from "@/lib/audit/export-endpoint";
import { changePasswordEndpoint } from "@/lib/auth/change-password";
import { endOwnSessionEndpoint } from "@/lib/auth/end-own-session";
import { ownAccountEndpoint } from "@/lib/auth/own-account";
import { reauthenticateEndpoint } from "@/lib/auth/reauthenticate";
import { signOutEverywhereEndpoint } from "@/lib/auth/sign-out-everywhere";
import type { Handler } from "@/lib/http/endpoint";
import { healthEndpoint, readinessEndpoint } from "@/lib/http/health";
import { missingEndpoint } from "@/lib/http/missing-endpoint";
import { invitationEndpoint } from "@/lib/invitations/invitation-endpoint";
import { leakReportEndpoint } from "@/lib/leak-reports/leak-report-endpoint";
import { introspectionEndpoint } from "@/lib/oauth/introspection-endpoint";
import { jwksEndpoint } from "@/lib/oauth/jwks-endpoint";
import { metadataEndpoint } from "@/lib/oauth/metadata-endpoint";
import { protectedResourceEndpoint } from "@/lib/oauth/protected-resource-endpoint";
import { revocationEndpoint } from "@/lib/oauth/revocation-endpoint";
import { tokenEndpoint } from "@/lib/oauth/token-endpoint";
import { exportPermissionHoldersEndpoint } from "@/lib/permissions/export-permission-holders";
import { exportServiceAccountsEndpoint } from "@/lib/service-accounts/export-endpoint";
import { setupEndpoint } from "@/lib/setup/setup-endpoint";
import { authEndpoint } from "./auth/handler";

/** Every endpoint by its path; `/*` at the end takes what lies below and isn't named before. `server.ts` mounts them; Next mounts the same functions as route files. */
export const routes: Record<string, Handler> = {
  "/api/graphql": graphqlEndpoint,
  "/api/auth/account": ownAccountEndpoint,
  "/api/auth/change-password": changePasswordEndpoint,
  "/api/auth/end-session": endOwnSessionEndpoint,
  "/api/auth/invitation": invitationEndpoint,
  "/api/auth/reauthenticate": reauthenticateEndpoint,
  "/api/auth/sign-out-everywhere": signOutEverywhereEndpoint,
  "/api/auth/*": authEndpoint,
  "/api/export/audit-events.csv": exportEventsAsCsvEndpoint,
  "/api/export/audit-events.ndjson": exportEventsAsNdjsonEndpoint,
  "/api/export/permission-holders.csv": exportPermissionHoldersEndpoint,
  "/api/export/service-accounts.csv": exportServiceAccountsEndpoint,
  "/api/leak-reports": leakReportEndpoint,
  "/api/setup": setupEndpoint,
  "/api/*": missingEndpoint,
  "/oauth/introspect": introspectionEndpoint,
  "/oauth/revoke": revocationEndpoint,
  "/oauth/token": tokenEndpoint,
  "/oauth/*": missingEndpoint,
  "/.well-known/jwks.json": jwksEndpoint,
  "/.well-known/oauth-authorization-server": metadataEndpoint,
  "/.well-known/oauth-protected-resource": protectedResourceEndpoint,
  "/.well-known/oauth-protected-resource/api/graphql": protectedResourceEndpoint,
  "/.well-known/*": missingEndpoint,
  "/healthz": healthEndpoint,
  "/readyz": readinessEndpoint,
};
