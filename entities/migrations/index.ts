import { Foundation1763780000000 } from "./1763780000000-foundation";
import { AccountLists1763803200000 } from "./1763803200000-account-lists";
import { SessionOrigin1763900000000 } from "./1763900000000-session-origin";
import { RolesGroupsMembers1764000000000 } from "./1764000000000-roles-groups-members";
import { ApiTokens1764100000000 } from "./1764100000000-api-tokens";
import { AuditChain1764500000000 } from "./1764500000000-audit-chain";
import { Dormant1764520000000 } from "./1764520000000-dormant";
import { Usage1764510000000 } from "./1764510000000-usage";

/** Every migration, in order. */
export const migrations = [
  Foundation1763780000000,
  AccountLists1763803200000,
  SessionOrigin1763900000000,
  RolesGroupsMembers1764000000000,
  ApiTokens1764100000000,
  AuditChain1764500000000,
  Usage1764510000000,
  Dormant1764520000000,
];
