import { askAs } from "./ask-as";
import type { SignedIn } from "./test";

/** A group "Operators" with a member, and a service account if one is given. @returns the ids of the group and of the member */
export async function makeGroup(owner: SignedIn, person: SignedIn, serviceAccountId?: string): Promise<{ group: string; member: string }> {
  const teamId = owner.team.id;
  const create = "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }";
  const created = await askAs<{ createGroup: { group: { id: string } } }>(owner, create, { input: { teamId, name: "Operators" } });
  const find = "query ($teamId: ID!, $search: String!) { members(teamId: $teamId, filter: { search: $search }) { nodes { id } } }";
  const found = await askAs<{ members: { nodes: { id: string }[] } }>(owner, find, { teamId, search: person.email });
  const group = created.data!.createGroup.group.id;
  const member = found.data!.members.nodes[0]!.id;
  const add = "mutation ($id: ID!, $input: AddGroupMembersInput!) { addGroupMembers(id: $id, input: $input) { userErrors { message } } }";
  await askAs(owner, add, { id: group, input: { memberIds: [member], serviceAccountIds: serviceAccountId ? [serviceAccountId] : [] } });
  return { group, member };
}
