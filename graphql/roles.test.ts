import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential, getToken } from "../app/api/testing/call-api";
import type { Team } from "../entities/index";
import { seedDemo } from "../lib/setup/seed-demo";
import { makeAccount, makeOwner, type Person } from "../lib/testing/factories";
import { assign, makeMember, makeMemberWith, makeRole } from "../lib/testing/make-roles";
import { refreshed } from "../lib/testing/refreshed";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

let owner: Person & { team: Team };
let teamId: string;
beforeAll(async () => {
  owner = await makeOwner();
  teamId = owner.team.id;
});

const errors = "userErrors { field message code }";
/** Calls one root field, which must answer without a top-level error. */
async function call(who: Credential, text: string, variables: object = {}) {
  const { data, errors: failed } = await callApi(who, text, variables);
  expect(failed).toBeUndefined();
  return Object.values(data!)[0];
}
const make = (input: object) =>
  call(owner, `mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } ${errors} } }`, { input: { teamId, ...input } });
const assignRoles = `mutation ($input: AssignRolesInput!, $dryRun: Boolean) { assignRoles(input: $input, dryRun: $dryRun) {
  assignments { id until active role { name } createdBy { name } holder { type id name member { email } serviceAccount { clientId } group { name } } }
  impact { gaining losing complete holders { member { name } serviceAccount { name } gained { permission { name title } product { key } } lost { permission { name } } } } ${errors} } }`;

describe("by the API", () => {
  it("a member of a group with a role may do just what the role permits", async () => {
    const permissions = ["service-account:read", "service-account:create", "service-account:update"];
    const { role } = await make({ name: "Account keeper", permissions });
    const { group } = await call(owner, "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }", {
      input: { teamId, name: "Keepers" },
    });
    const given = await call(owner, assignRoles, { input: { roleIds: [role.id], groupIds: [group.id] } });
    expect(given).toMatchObject({
      impact: null,
      assignments: [
        {
          until: null,
          active: true,
          role: { name: "Account keeper" },
          holder: { type: "GROUP", id: group.id, name: "Keepers", member: null, serviceAccount: null, group: { name: "Keepers" } },
        },
      ],
    });
    const member = await makeMember(owner.team);
    await call(owner, `mutation ($id: ID!, $input: AddGroupMembersInput!) { addGroupMembers(id: $id, input: $input) { ${errors} } }`, {
      id: group.id,
      input: { memberIds: [member.memberId] },
    });
    const own = await call(member, "{ viewer { memberships { permissions } } }");
    expect(own.memberships[0].permissions.sort()).toEqual([...permissions].sort());
    const create = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id roleAssignments { id } } ${errors} } }`;
    const { serviceAccount } = await call(member, create, { input: { teamId, name: "By a keeper" } });
    // No role, because they may assign none; and no look at assignments.
    expect(serviceAccount.roleAssignments).toBeNull();
    const refused = await callApi(member, "mutation ($id: ID!) { deleteServiceAccount(id: $id) { deletedId } }", { id: serviceAccount.id });
    expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "service-account:delete" } }]);
    expect(refused.errors![0]!.message).toContain("can be given by whoever holds it and may assign roles");
  });

  it("an account's roles of a product are in its token, and it is told where each right comes from", async () => {
    await seedDemo(owner.team);
    const products = await call(owner, 'query ($teamId: ID!) { products(teamId: $teamId, filter: { search: "RAMP" }) { nodes { id } } }', { teamId });
    const productId = products.nodes[0].id as string;
    const list =
      "query ($teamId: ID!, $filter: RoleFilter) { roles(teamId: $teamId, filter: $filter) { nodes { id name assignableTo product { key } permissions { name dependsOn peopleOnly } } } }";
    const { nodes } = await call(owner, list, { teamId, filter: { productId, assignableTo: "SERVICE_ACCOUNTS" } });
    expect(nodes).toHaveLength(6);
    const wanted = nodes.filter(({ name }: { name: string }) => ["GlobalInstanceObserver", "GlobalTemplateViewer"].includes(name));
    const create = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) {
      serviceAccount { id roleAssignments { role { name } } } clientKeys { clientId clientSecret } ${errors} } }`;
    const roleIds = wanted.map(({ id }: { id: string }) => id);
    const { serviceAccount, clientKeys } = await call(owner, create, { input: { teamId, name: "Monitoring Service", productId, roleIds } });
    expect(serviceAccount.roleAssignments).toEqual([{ role: { name: "GlobalInstanceObserver" } }, { role: { name: "GlobalTemplateViewer" } }]);
    expect(decodeJwt(await getToken(clientKeys))).toMatchObject({
      roles: ["GlobalInstanceObserver", "GlobalTemplateViewer"],
      scope: "instances:read templates:read",
    });
    const effective = await call(
      owner,
      `query ($teamId: ID!, $id: ID!) { effectivePermissions(teamId: $teamId, serviceAccountId: $id) {
        nextEnd permissions { permission { name title } product { key } roads { role { name } group { name } until } } withheld { message } } }`,
      { teamId, id: serviceAccount.id },
    );
    expect(effective.permissions).toMatchObject([
      {
        permission: { name: "instances:read", title: "See instances" },
        product: { key: "ramp" },
        roads: [{ role: { name: "GlobalInstanceObserver" }, group: null, until: null }],
      },
      { permission: { name: "templates:read" } },
    ]);
  });

  it("a dry run tells who would gain what, to who may know them, and writes nothing", async () => {
    const { role } = await make({ name: "Dry", permissions: ["audit:read"] });
    const member = await makeMember(owner.team);
    const { account } = await makeAccount(owner.team, { role: null });
    const input = { roleIds: [role.id], memberIds: [member.memberId], serviceAccountIds: [account.id] };
    const gained = [{ permission: { name: "audit:read", title: "Read the audit trail" }, product: { key: "latchkey" } }];
    const told = await call(owner, assignRoles, { input, dryRun: true });
    expect(told).toMatchObject({ assignments: null, userErrors: [], impact: { gaining: 2, losing: 0, complete: true } });
    expect(told.impact.holders).toEqual(
      expect.arrayContaining([
        { member: { name: member.actor.name }, serviceAccount: null, gained, lost: [] },
        { member: null, serviceAccount: { name: account.name }, gained, lost: [] },
      ]),
    );
    const blind = await makeMemberWith(owner.team, ["role-assignment:create", "audit:read"]);
    const untold = await call(blind, assignRoles, { input, dryRun: true });
    expect(untold.impact).toMatchObject({
      gaining: 2,
      holders: [
        { member: null, serviceAccount: null },
        { member: null, serviceAccount: null },
      ],
    });
    const { totalCount } = await call(owner, "query ($teamId: ID!, $id: ID!) { roleAssignments(teamId: $teamId, filter: { roleId: $id }) { totalCount } }", {
      teamId,
      id: role.id,
    });
    expect(totalCount).toBe(0);
  });

  it("each mistake names its field", async () => {
    const role = await makeRole(owner.team, ["role:update"]);
    const { account } = await makeAccount(owner.team);
    const refused = await call(owner, assignRoles, { input: { roleIds: [role.id], serviceAccountIds: [account.id] } });
    expect(refused).toMatchObject({ assignments: null, impact: null, userErrors: [{ field: ["input", "serviceAccountIds", "0"], code: "FORBIDDEN" }] });
    const past = await call(owner, assignRoles, { input: { roleIds: [role.id], groupIds: ["x"], until: "2000-01-01T00:00:00Z" } });
    expect(past.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "groupIds", "0"] }]);
    const member = await makeMember(owner.team);
    await assign(role, { memberIds: [member.memberId] });
    const inUse = await call(owner, `mutation ($id: ID!) { deleteRole(id: $id) { deletedId impact { gaining } ${errors} } }`, { id: role.id });
    expect(inUse).toMatchObject({ deletedId: null, userErrors: [{ field: ["id"], code: "IN_USE" }] });
    expect((await refreshed(member)).memberships[0]!.permissions).toEqual(new Set(["role:update"]));
    const { errors: wrong } = await callApi(owner, assignRoles, { input: { roleIds: [role.id], groupIds: ["x"], until: "tomorrow" } });
    expect(wrong![0]!.extensions.code).toBe("BAD_USER_INPUT");
  });
});
