import { Foundation1763780000000 } from "./1763780000000-foundation";
import { AccountLists1763803200000 } from "./1763803200000-account-lists";
import { SessionOrigin1763900000000 } from "./1763900000000-session-origin";
import { RolesGroupsMembers1764000000000 } from "./1764000000000-roles-groups-members";
import { ApiTokens1764100000000 } from "./1764100000000-api-tokens";
import { ClientSecrets1764300000000 } from "./1764300000000-client-secrets";
import { RevokedTokens1764310000000 } from "./1764310000000-revoked-tokens";
import { PublicKeys1764320000000 } from "./1764320000000-public-keys";
import { TrustRules1764330000000 } from "./1764330000000-trust-rules";

/** Every migration, in order. */
export const migrations = [
  Foundation1763780000000,
  AccountLists1763803200000,
  SessionOrigin1763900000000,
  RolesGroupsMembers1764000000000,
  ApiTokens1764100000000,
  ClientSecrets1764300000000,
  RevokedTokens1764310000000,
  PublicKeys1764320000000,
  TrustRules1764330000000,
];
