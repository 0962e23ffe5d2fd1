import { ask } from "./ask";
import type { SignedIn } from "./test";

/** A role "Auditors" that the team's first service account holds, and one of a product's permission. @returns the ids of the role and of the account */
export async function makeHeldRole(owner: SignedIn, productId: string): Promise<{ role: string; account: string }> {
  const teamId = owner.team.id;
  const create = "mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } } }";
  const made = await ask<{ createRole: { role: { id: string } } }>(owner, create, { input: { teamId, name: "Auditors", permissions: ["audit:read"] } });
  await ask(owner, create, { input: { teamId, productId, name: "Thing readers", permissions: ["things:read"] } });
  const find = "query ($teamId: ID!) { serviceAccounts(teamId: $teamId, first: 1) { nodes { id } } }";
  const { serviceAccounts } = await ask<{ serviceAccounts: { nodes: { id: string }[] } }>(owner, find, { teamId });
  const role = made.createRole.role.id;
  const account = serviceAccounts.nodes[0]!.id;
  const assign = "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }";
  await ask(owner, assign, { input: { roleIds: [role], serviceAccountIds: [account] } });
  return { role, account };
}
