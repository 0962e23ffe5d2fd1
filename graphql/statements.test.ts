import { beforeAll, expect, it } from "vitest";
import { callApi, getToken } from "../app/api/testing/call-api";
import { transaction } from "../lib/db/transaction";
import { seedServiceAccounts } from "../lib/setup/seed-service-accounts";
import { statementsOf } from "../lib/testing/explain";
import { makeAccount, makeOwner, makePerson, makeTeam } from "../lib/testing/factories";
import { assign, makeGroup, makeMember, makeRole } from "../lib/testing/make-roles";
import { makeToken } from "../lib/testing/make-token";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

const page =
  "query ($first: Int!) { serviceAccounts(first: $first) { nodes { name createdBy { type id name } product { name permissions { name } } roles { name permissions { name } } } } }";
let bearer: string;
let accounts: number;

beforeAll(async () => {
  const team = await makeTeam();
  const { account, clientKeys } = await makeAccount(team);
  const person = await makePerson(team);
  bearer = await getToken(clientKeys);
  await seedServiceAccounts(team.id, 120, () => undefined);
  await transaction(async (tx) => {
    await tx.manager.query(
      `INSERT INTO role_assignment (id, team_id, role_id, service_account_id, created_by)
       SELECT 'ra_' || a.id, a.team_id, r.id, a.id, 'test' FROM service_account a JOIN role r ON r.team_id = a.team_id
       WHERE r.built_in_key = 'service-account-viewer' AND a.team_id = $1`,
      [team.id],
    );
    // Of three, one by a person, one by an account, and one by Latchkey itself.
    await tx.manager.query(
      `UPDATE service_account a SET created_by = (ARRAY[$2, $3, 'system'])[1 + n % 3]
       FROM (SELECT id, row_number() OVER (ORDER BY name_key) AS n FROM service_account WHERE team_id = $1) AS numbered WHERE numbered.id = a.id`,
      [team.id, person.actor.id, account.id],
    );
  });
});

/** The statements that a page of this many accounts sends to the database. */
async function statementsFor(first: number): Promise<string[]> {
  const sent = await statementsOf(async () => {
    const { data, errors } = await callApi({ bearer }, page, { first });
    expect(errors).toBeUndefined();
    const { nodes } = data!.serviceAccounts as { nodes: { roles: object[]; createdBy: { type: string } }[] };
    accounts = nodes.length;
    expect(nodes.every(({ roles }) => roles.length > 0)).toBe(true);
    expect(new Set(nodes.map(({ createdBy }) => createdBy.type)).size).toBe(Math.min(first, 3));
  });
  return sent.map(({ text }) => text);
}

it("a page of 100 accounts with product, roles and permissions takes as many statements as a page of 10", async () => {
  await statementsFor(1);
  const few = await statementsFor(10);
  expect(accounts).toBe(10);
  const many = await statementsFor(100);
  expect(accounts).toBe(100);
  // One for the list, one for products, one for their permissions, two for roles, two for creators.
  expect(few.filter((statement) => statement.startsWith("SELECT"))).toHaveLength(few.length);
  expect(many.length).toBe(few.length);
  expect(few.length).toBeGreaterThanOrEqual(4);
  expect(few.length).toBeLessThanOrEqual(8);
});

it.each([
  ["roles", "roles(teamId: $teamId, first: $first) { nodes { name assignableTo product { name } permissions { name } createdBy { name } } }"],
  [
    "roleAssignments",
    "roleAssignments(teamId: $teamId, first: $first) { nodes { role { name } holder { type name member { email } serviceAccount { clientId } group { name } } active createdBy { name } } }",
  ],
  ["apiTokens", "apiTokens(teamId: $teamId, first: $first) { nodes { name state createdBy { name } revokedBy { name } serviceAccount { name } } }"],
  ["members", "members(teamId: $teamId, first: $first) { nodes { name roleAssignments { until active role { name } } groups { group { name } } } }"],
  [
    "serviceAccounts",
    "serviceAccounts(teamId: $teamId, first: $first) { nodes { name roleAssignments { until active role { name } } groupMemberships { group { name } } permissions { name } } }",
  ],
])("a page of %s with what belongs to them takes as many statements for many as for few", async (field, selection) => {
  const { team, ...owner } = await makeOwner();
  const end = new Date(Date.now() + 3600_000);
  const group = await makeGroup(team);
  for (let more = 0; more < 12; more += 1) {
    const role = await makeRole(team, ["audit:read"]);
    const [{ memberId }, { account }] = [await makeMember(team), await makeAccount(team, { role: null })];
    await makeToken(account, { expiresInDays: 1 });
    await assign(role, { memberIds: [memberId], serviceAccountIds: [account.id], ...(more === 0 && { groupIds: [group.id] }), until: end });
  }
  const counts: number[] = [];
  for (const first of [1, 4, 12]) {
    const sent = await statementsOf(async () => {
      const { data, errors } = await callApi(owner, `query ($teamId: ID!, $first: Int!) { ${selection} }`, { teamId: team.id, first });
      expect(errors).toBeUndefined();
      expect(data![field].nodes).toHaveLength(first);
    });
    counts.push(sent.length);
  }
  expect(counts[2]).toBe(counts[1]);
  expect(counts[2]).toBeLessThanOrEqual(12);
});
