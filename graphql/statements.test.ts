import { beforeAll, expect, it } from "vitest";
import { callApi, getToken } from "../app/api/testing/call-api";
import { transaction } from "../lib/db/transaction";
import { seedServiceAccounts } from "../lib/setup/seed-service-accounts";
import { statementsOf } from "../lib/testing/explain";
import { makeAccount, makePerson, makeTeam } from "../lib/testing/factories";
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
