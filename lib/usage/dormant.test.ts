import { beforeAll, describe, expect, it } from "vitest";
import { callApi, send } from "../../app/api/testing/call-api";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { newId } from "../ids";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";

useDatabase();

let owner: Person & { team: Team };
const ids: Record<string, string> = {};
beforeAll(async () => {
  owner = await makeOwner();
  // Each with how many days ago it was made and last used.
  for (const [name, made, used] of [
    ["busy", 100, 0],
    ["edge", 100, 30],
    ["dormant", 100, 60],
    ["never", 60, null],
    ["new", 1, null],
  ] as const) {
    const { account } = await makeAccount(owner.team, { name, role: null });
    const { token } = await makeToken(account, { name });
    ids[name] = account.id;
    const times = "now() - interval '1 day' * $2::int, last_used_at = now() - interval '1 day' * $3::int WHERE id = $1";
    await query(`UPDATE service_account SET created_at = ${times}`, [account.id, made, used]);
    await query(`UPDATE api_token SET secret_created_at = ${times}`, [token.id, made, used]);
  }
});

const daysAgo = (days: number, more = 0) => new Date(Date.now() - days * 86_400_000 + more).toISOString();
async function found(field: "serviceAccounts" | "apiTokens", filter: object): Promise<string[]> {
  const type = field === "serviceAccounts" ? "ServiceAccountFilter" : "ApiTokenFilter";
  const text = `query ($team: ID!, $filter: ${type}!) { ${field}(teamId: $team, filter: $filter) { totalCount nodes { name } } }`;
  const { data, errors } = await callApi(owner, text, { team: owner.team.id, filter });
  expect(errors).toBeUndefined();
  expect(data![field].totalCount).toBe(data![field].nodes.length);
  return (data![field].nodes as { name: string }[]).map(({ name }) => name).sort();
}

describe.each(["serviceAccounts", "apiTokens"] as const)("%s that are unused since a time", (field) => {
  it("are those whose last use is before it, to the second, and those made before it and never used", async () => {
    expect(await found(field, { unusedSince: daysAgo(30, -60_000) })).toEqual(["dormant", "never"]);
    expect(await found(field, { unusedSince: daysAgo(30, 60_000) })).toEqual(["dormant", "edge", "never"]);
    expect(await found(field, { unusedSince: daysAgo(0, 60_000) })).toEqual(["busy", "dormant", "edge", "never", "new"]);
    expect(await found(field, { unusedSince: "0001-01-01T00:00:00Z" })).toEqual([]);
    expect(await found(field, { unusedSince: "9999-12-31T23:59:59Z" })).toHaveLength(5);
    expect(await found(field, { unusedSince: daysAgo(30), search: "never" })).toEqual(["never"]);
  });
});

it("dormant accounts come as a file as well", async () => {
  const ask = (value: string) =>
    send(`/api/export/service-accounts.csv?${new URLSearchParams({ team: owner.team.id, unusedSince: value }).toString()}`, {
      headers: { cookie: owner.cookie },
    });
  expect((await (await ask(daysAgo(45))).text()).split("\r\n").slice(1, -1)).toHaveLength(2);
  expect((await ask("long ago")).status).toBe(422);
});

it("they are disabled at once, and the answer says how to undo it", async () => {
  const change = async (field: string, list: string[]) =>
    (await callApi(owner, `mutation ($ids: [ID!]!) { ${field}(ids: $ids) { changedIds serviceAccounts { enabled } userErrors { code } } }`, { ids: list }))
      .data![field];
  await change("disableServiceAccounts", [ids.never!]);
  const both = [ids.dormant!, ids.never!];
  const done = await change("disableServiceAccounts", both);
  expect(done).toEqual({ changedIds: [ids.dormant], serviceAccounts: [{ enabled: false }, { enabled: false }], userErrors: [] });
  const undone = await change("enableServiceAccounts", done.changedIds);
  expect(undone.changedIds).toEqual([ids.dormant]);
  const enabled = await query("SELECT id FROM service_account WHERE id = ANY($1) AND enabled", [both]);
  expect(enabled).toEqual([{ id: ids.dormant }]);
  expect(await change("disableServiceAccounts", [ids.busy!, newId("ServiceAccount")])).toMatchObject({ changedIds: null, userErrors: [{ code: "NOT_FOUND" }] });
});
