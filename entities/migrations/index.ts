import { Foundation1763780000000 } from "./1763780000000-foundation";
import { AccountLists1763803200000 } from "./1763803200000-account-lists";
import { SessionOrigin1763900000000 } from "./1763900000000-session-origin";
import { RolesGroupsMembers1764000000000 } from "./1764000000000-roles-groups-members";
import { ApiTokens1764100000000 } from "./1764100000000-api-tokens";
import { JwtTokens1764200000000 } from "./1764200000000-jwt-tokens";
import { EventsOfHolders1764300000000 } from "./1764300000000-events-of-holders";
import { ClientSecrets1764400000000 } from "./1764400000000-client-secrets";
import { RevokedTokens1764410000000 } from "./1764410000000-revoked-tokens";
import { PublicKeys1764420000000 } from "./1764420000000-public-keys";
import { TrustRules1764430000000 } from "./1764430000000-trust-rules";
import { SecretOrigins1764435000000 } from "./1764435000000-secret-origins";
import { TrustRuleVersions1764436000000 } from "./1764436000000-trust-rule-versions";
import { TokenAlgorithms1764450000000 } from "./1764450000000-token-algorithms";
import { Dpop1764440000000 } from "./1764440000000-dpop";
import { EndedTokens1764460000000 } from "./1764460000000-ended-tokens";
import { AccountActivity1764530000000 } from "./1764530000000-account-activity";
import { CredentialLists1764540000000 } from "./1764540000000-credential-lists";
import { RestorableTokens1764545000000 } from "./1764545000000-restorable-tokens";
import { AuditChain1764500000000 } from "./1764500000000-audit-chain";
import { Dormant1764520000000 } from "./1764520000000-dormant";
import { Usage1764510000000 } from "./1764510000000-usage";
import { Notifications1764610000000 } from "./1764610000000-notifications";
import { Quotas1764620000000 } from "./1764620000000-quotas";
import { EventSearch1764630000000 } from "./1764630000000-event-search";
import { RemovedCredentials1764640000000 } from "./1764640000000-removed-credentials";
import { EndingMemberships1764650000000 } from "./1764650000000-ending-memberships";
import { Webhooks1764600000000 } from "./1764600000000-webhooks";

/** Every migration, in order. */
export const migrations = [
  Foundation1763780000000,
  AccountLists1763803200000,
  SessionOrigin1763900000000,
  RolesGroupsMembers1764000000000,
  ApiTokens1764100000000,
  JwtTokens1764200000000,
  EventsOfHolders1764300000000,
  ClientSecrets1764400000000,
  RevokedTokens1764410000000,
  PublicKeys1764420000000,
  TrustRules1764430000000,
  SecretOrigins1764435000000,
  TrustRuleVersions1764436000000,
  Dpop1764440000000,
  TokenAlgorithms1764450000000,
  EndedTokens1764460000000,
  AuditChain1764500000000,
  Usage1764510000000,
  Dormant1764520000000,
  AccountActivity1764530000000,
  CredentialLists1764540000000,
  RestorableTokens1764545000000,
  Webhooks1764600000000,
  Notifications1764610000000,
  Quotas1764620000000,
  EventSearch1764630000000,
  RemovedCredentials1764640000000,
  EndingMemberships1764650000000,
];
