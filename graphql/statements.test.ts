import pg from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import { callApi, getToken } from "../app/api/testing/call-api";
import { transaction } from "../lib/db/transaction";
import { seedServiceAccounts } from "../lib/setup/seed-service-accounts";
import { makeAccount, makeTeam } from "../lib/testing/factories";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

const page =
  "query ($first: Int!) { serviceAccounts(first: $first) { nodes { name product { name permissions { name } } roles { name permissions { name } } } } }";
let bearer: string;
let accounts: number;

beforeAll(async () => {
  const team = await makeTeam();
  bearer = await getToken((await makeAccount(team)).clientKeys);
  await seedServiceAccounts(team.id, 120, () => undefined);
  await transaction(async (tx) => {
    await tx.manager.query(
      `INSERT INTO role_assignment (id, team_id, role_id, service_account_id, created_by)
       SELECT 'ra_' || a.id, a.team_id, r.id, a.id, 'test' FROM service_account a JOIN role r ON r.team_id = a.team_id
       WHERE r.built_in_key = 'service-account-viewer' AND a.team_id = $1`,
      [team.id],
    );
  });
});

/** The statements that a page of this many accounts sends to the database. */
async function statementsFor(first: number): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    const { data, errors } = await callApi({ bearer }, page, { first });
    expect(errors).toBeUndefined();
    accounts = data!.serviceAccounts.nodes.length;
    expect(data!.serviceAccounts.nodes.every((node: { roles: object[] }) => node.roles.length > 0)).toBe(true);
    return query.mock.calls.map(([statement]) => (typeof statement === "string" ? statement : (statement as unknown as { text: string }).text));
  } finally {
    query.mockRestore();
  }
}

it("a page of 100 accounts with product, roles and permissions takes as many statements as a page of 10", async () => {
  await statementsFor(1);
  const few = await statementsFor(10);
  expect(accounts).toBe(10);
  const many = await statementsFor(100);
  expect(accounts).toBe(100);
  // One for the list, one for products, one for their permissions, two for roles.
  expect(few.filter((statement) => statement.startsWith("SELECT"))).toHaveLength(few.length);
  expect(many.length).toBe(few.length);
  expect(few.length).toBeGreaterThanOrEqual(4);
  expect(few.length).toBeLessThanOrEqual(6);
});
