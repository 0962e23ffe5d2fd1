import { lexicographicSortSchema, type GraphQLSchema } from "graphql";
import { createBuilder } from "./builder";
import { defineScalars } from "./scalars";
import { defineApiToken } from "./types/api-token";
import { defineApiTokenMutations } from "./types/api-token-mutations";
import { defineAuditEvent } from "./types/audit-event";
import { defineAuditPolicy } from "./types/audit-policy";
import { defineCorsCheck } from "./types/cors-check";
import { defineCreator } from "./types/creator";
import { defineEffectivePermissions } from "./types/effective-permissions";
import { defineGroup } from "./types/group";
import { defineGroupMutations } from "./types/group-mutations";
import { defineImpact } from "./types/impact";
import { defineInvitation } from "./types/invitation";
import { defineMember } from "./types/member";
import { defineNode } from "./types/node";
import { defineProduct } from "./types/product";
import { defineProductMutations } from "./types/product-mutations";
import { createRefs } from "./types/refs";
import { defineRole } from "./types/role";
import { defineRoleAssignment } from "./types/role-assignment";
import { defineRoleMutations } from "./types/role-mutations";
import { defineServiceAccount } from "./types/service-account";
import { defineBulkServiceAccountMutations } from "./types/service-account-bulk-mutations";
import { defineServiceAccountMutations } from "./types/service-account-mutations";
import { defineTeam } from "./types/team";
import { defineTeamNumbers } from "./types/team-numbers";
import { defineTokenPolicy } from "./types/token-policy";
import { defineUsage } from "./types/usage";
import { defineViewer } from "./types/viewer";

/** The whole schema, its types in alphabetical order, as `schema.graphql` prints it. */
export function createSchema(): GraphQLSchema {
  const builder = createBuilder();
  builder.queryType({ description: "What can be asked. Every field needs an identity; what else it needs is in its description." });
  builder.mutationType({
    description: "What can be done. Mistakes in the input are answered in `userErrors`, all of them at once, and nothing is written then.",
  });
  defineScalars(builder);
  const refs = createRefs(builder);
  defineTeam(refs);
  defineViewer(refs);
  defineProduct(refs);
  defineProductMutations(refs);
  defineRole(refs);
  defineRoleMutations(refs);
  defineRoleAssignment(refs);
  defineEffectivePermissions(refs);
  defineGroup(refs);
  defineGroupMutations(refs);
  defineMember(refs);
  defineInvitation(refs);
  defineImpact(refs);
  defineCreator(refs);
  defineServiceAccount(refs);
  defineServiceAccountMutations(refs);
  defineBulkServiceAccountMutations(refs);
  defineApiToken(refs);
  defineApiTokenMutations(refs);
  defineTokenPolicy(refs);
  defineCorsCheck(refs);
  defineAuditEvent(refs);
  defineAuditPolicy(refs);
  defineUsage(refs);
  defineTeamNumbers(refs);
  defineNode(refs);
  return lexicographicSortSchema(builder.toSchema());
}
