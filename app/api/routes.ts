import { graphqlEndpoint } from "@/graphql/graphql-endpoint";
import { exportEventsAsCsvEndpoint, exportEventsAsNdjsonEndpoint } from "@/lib/audit/export-events-endpoint";
import { changePasswordEndpoint } from "@/lib/auth/change-password-endpoint";
import { endOwnSessionEndpoint } from "@/lib/auth/end-own-session-endpoint";
import { ownAccountEndpoint } from "@/lib/auth/own-account-endpoint";
import { reauthenticateEndpoint } from "@/lib/auth/reauthenticate-endpoint";
import { signOutEverywhereEndpoint } from "@/lib/auth/sign-out-everywhere-endpoint";
import type { Handler } from "@/lib/http/endpoint";
import { healthEndpoint, readinessEndpoint } from "@/lib/http/health-endpoint";
import { missingEndpoint } from "@/lib/http/missing-endpoint";
import { invitationEndpoint } from "@/lib/invitations/invitation-endpoint";
import { leakReportEndpoint } from "@/lib/leak-reports/leak-report-endpoint";
import { introspectionEndpoint } from "@/lib/oauth/introspection-endpoint";
import { jwksEndpoint } from "@/lib/oauth/jwks-endpoint";
import { metadataEndpoint } from "@/lib/oauth/metadata-endpoint";
import { protectedResourceEndpoint } from "@/lib/oauth/protected-resource-endpoint";
import { revocationEndpoint } from "@/lib/oauth/revocation-endpoint";
import { tokenEndpoint } from "@/lib/oauth/token-endpoint";
import { exportPermissionHoldersEndpoint } from "@/lib/permissions/export-permission-holders-endpoint";
import { exportServiceAccountsEndpoint } from "@/lib/service-accounts/export-service-accounts-endpoint";
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
