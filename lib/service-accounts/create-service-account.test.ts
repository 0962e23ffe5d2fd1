import { describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { newId } from "../ids";
import { makeAccount, makeOwner } from "../testing/factories";
import { useDatabase } from "../testing/use-database";

useDatabase();

const create = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } clientKeys { clientSecret } userErrors { field code } } }`;
const count = async (table: string, teamId: string) =>
  Number((await query<{ count: string }>(`SELECT count(*) FROM ${table} WHERE team_id = $1`, [teamId]))[0]!.count);

describe("what is asked for many times at once happens once:", () => {
  it("50 equal creations make one account, with one secret, one role and one event", async () => {
    const { team, cookie } = await makeOwner();
    const before = await count("role_assignment", team.id);
    const answers = await Promise.all(Array.from({ length: 50 }, () => callApi({ cookie }, create, { input: { teamId: team.id, name: "Deploy bot" } })));
    const payloads = answers.map(({ data, errors }) => {
      expect(errors).toBeUndefined();
      return data!.createServiceAccount;
    });
    expect(payloads.filter(({ serviceAccount }) => serviceAccount !== null)).toHaveLength(1);
    const refused = payloads.filter(({ serviceAccount }) => serviceAccount === null);
    expect(refused).toHaveLength(49);
    for (const payload of refused)
      expect(payload).toEqual({ serviceAccount: null, clientKeys: null, userErrors: [{ field: ["input", "name"], code: "TAKEN" }] });
    expect(await count("service_account", team.id)).toBe(1);
    expect(await count("client_secret", team.id)).toBe(1);
    expect((await count("role_assignment", team.id)) - before).toBe(1);
    const [events] = await query<{ count: string }>("SELECT count(*) FROM audit_event WHERE team_id = $1 AND action = 'service-account.create'", [team.id]);
    expect(events!.count).toBe("1");
  });

  it("20 regenerations leave one secret, that of the keys which the account has", async () => {
    const { team, cookie } = await makeOwner();
    const { account } = await makeAccount(team);
    const regenerate = "mutation ($id: ID!) { regenerateClientKeys(id: $id) { clientKeys { clientId } userErrors { code } } }";
    const answers = await Promise.all(Array.from({ length: 20 }, () => callApi({ cookie }, regenerate, { id: account.id })));
    const ids = answers.map(({ data }) => data!.regenerateClientKeys.clientKeys.clientId as string);
    expect(new Set(ids).size).toBe(20);
    expect(await count("client_secret", team.id)).toBe(1);
    const [row] = await query<{ client_id: string }>("SELECT client_id FROM service_account WHERE id = $1", [account.id]);
    expect(ids).toContain(row!.client_id);
  });

  it("20 deletions delete once, and the rest find nothing", async () => {
    const { team, cookie } = await makeOwner();
    const { account } = await makeAccount(team);
    const remove = "mutation ($id: ID!) { deleteServiceAccount(id: $id) { deletedId userErrors { code } } }";
    const answers = await Promise.all(Array.from({ length: 20 }, () => callApi({ cookie }, remove, { id: account.id })));
    const payloads = answers.map(({ data }) => data!.deleteServiceAccount);
    expect(payloads.filter(({ deletedId }) => deletedId === account.id)).toHaveLength(1);
    expect(payloads.filter(({ userErrors }) => userErrors[0]?.code === "NOT_FOUND")).toHaveLength(19);
  });
});

it("everything that is wrong with a new account is told at once", async () => {
  const { team, cookie } = await makeOwner();
  const { account } = await makeAccount(team);
  const input = { teamId: team.id, name: account.name, contact: "nobody", accessTokenLifetime: 1, productId: newId("Product") };
  const wrong = async (more: object) => (await callApi({ cookie }, create, { input: { ...input, ...more } })).data!.createServiceAccount.userErrors;
  const fields = (errors: { field: string[] }[]) => errors.map(({ field }) => field.join("."));
  expect(fields(await wrong({}))).toEqual(["input.contact", "input.accessTokenLifetime", "input.name", "input.productId"]);
  expect(fields(await wrong({ contact: null, accessTokenLifetime: null }))).toEqual(["input.name", "input.productId"]);
  const more = { name: "", contact: null, accessTokenLifetime: 1, productId: null, roleIds: [newId("Role")] };
  expect(fields(await wrong(more))).toEqual(["input.name", "input.accessTokenLifetime", "input.roleIds.0"]);
  expect(await count("service_account", team.id)).toBe(1);
});
