import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential, getToken } from "../app/api/testing/call-api";
import type { Team } from "../entities/index";
import { query } from "../lib/db/pool";
import { newId } from "../lib/ids";
import type { ClientKeys } from "../lib/service-accounts/client-keys";
import { countRows } from "../lib/testing/count-rows";
import { makeAccount, makeOwner, makePerson } from "../lib/testing/factories";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

let owner: Credential;
let team: Team;
let foreign: string;
beforeAll(async () => {
  const made = await makeOwner();
  owner = made;
  team = made.team;
  foreign = (await makeAccount((await makeOwner()).team)).account.id;
});

const errors = "userErrors { field message code }";
const operations = {
  enableServiceAccounts: `mutation ($ids: [ID!]!) { enableServiceAccounts(ids: $ids) { serviceAccounts { id enabled version } ${errors} } }`,
  disableServiceAccounts: `mutation ($ids: [ID!]!) { disableServiceAccounts(ids: $ids) { serviceAccounts { id enabled version } ${errors} } }`,
  deleteServiceAccounts: `mutation ($ids: [ID!]!) { deleteServiceAccounts(ids: $ids) { deletedIds ${errors} } }`,
};
type Operation = keyof typeof operations;
const names = Object.keys(operations) as Operation[];
const call = (name: Operation, ids: unknown, who: Credential | null = owner) => callApi(who, operations[name], { ids });

/** Service accounts of the team, every second one of them disabled. */
async function makeSome(count: number, of = team): Promise<{ id: string; clientKeys: ClientKeys }[]> {
  const made: { id: string; clientKeys: ClientKeys }[] = [];
  for (let n = 0; n < count; n += 1) {
    const { account, clientKeys } = await makeAccount(of);
    made.push({ id: account.id, clientKeys });
  }
  await query("UPDATE service_account SET enabled = false WHERE id = ANY($1)", [made.filter((_, n) => n % 2 === 1).map(({ id }) => id)]);
  return made;
}
const idsOf = (made: { id: string }[]) => made.map(({ id }) => id);
const enabledOf = async (ids: string[]) =>
  (await query<{ enabled: boolean }>("SELECT enabled FROM service_account WHERE id = ANY($1)", [ids])).map(({ enabled }) => enabled);
const eventsOf = async (ids: string[], action: string) =>
  (await query<{ target: string }>("SELECT target_id AS target FROM audit_event WHERE action = $1 AND target_id = ANY($2)", [action, ids])).map(
    ({ target }) => target,
  );

describe("many service accounts at once", () => {
  it("are switched off and on, in the order named, with an event for each that changed", async () => {
    const ids = idsOf(await makeSome(10)).reverse();
    const off = await call("disableServiceAccounts", ids);
    expect(off.data!.disableServiceAccounts).toEqual({ serviceAccounts: ids.map((id) => ({ id, enabled: false, version: 1 })), userErrors: [] });
    expect(await eventsOf(ids, "service-account.disable")).toHaveLength(5);
    const on = await call("enableServiceAccounts", ids);
    expect(on.data!.enableServiceAccounts.serviceAccounts).toEqual(ids.map((id) => ({ id, enabled: true, version: 1 })));
    expect((await eventsOf(ids, "service-account.enable")).sort()).toEqual([...ids].sort());
    expect(await enabledOf(ids)).toEqual(Array(10).fill(true));
  });

  it("lose their tokens when they are switched off or deleted", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const bearer = await getToken(clientKeys);
    const works = async () => (await callApi({ bearer }, "{ viewer { id } }")).status === 200;
    expect(await works()).toBe(true);
    await call("disableServiceAccounts", [account.id]);
    expect(await works()).toBe(false);
    await call("enableServiceAccounts", [account.id]);
    expect(await works()).toBe(true);
    await call("deleteServiceAccounts", [account.id]);
    expect(await works()).toBe(false);
  });

  it("are deleted, with an event for each", async () => {
    const ids = idsOf(await makeSome(3));
    const answer = await call("deleteServiceAccounts", ids);
    expect(answer.data!.deleteServiceAccounts).toEqual({ deletedIds: ids, userErrors: [] });
    expect(await enabledOf(ids)).toEqual([]);
    expect((await eventsOf(ids, "service-account.delete")).sort()).toEqual([...ids].sort());
  });

  it("count once when they are named twice", async () => {
    const [id] = idsOf(await makeSome(1));
    expect((await call("disableServiceAccounts", [id, id, id])).data!.disableServiceAccounts.serviceAccounts).toHaveLength(1);
    expect(await eventsOf([id!], "service-account.disable")).toHaveLength(1);
    expect((await call("deleteServiceAccounts", [id, id])).data!.deleteServiceAccounts.deletedIds).toEqual([id]);
  });

  it("may be of several teams of one person, who needs the permission in each", async () => {
    const other = await makeOwner();
    const ids = [...idsOf(await makeSome(1, other.team)), ...idsOf(await makeSome(1))];
    const answer = await call("disableServiceAccounts", ids, other);
    expect(answer.data!.disableServiceAccounts.userErrors).toMatchObject([{ field: ["ids", "1"], code: "NOT_FOUND" }]);
    expect(await enabledOf(ids)).toEqual([true, true]);
  });

  it("don't block each other, in whatever order they are named", async () => {
    const ids = idsOf(await makeSome(20));
    const calls = Array.from({ length: 12 }, (_, n) => call(n % 2 ? "disableServiceAccounts" : "enableServiceAccounts", n % 3 ? ids : [...ids].reverse()));
    for (const answer of await Promise.all(calls)) expect(answer.errors).toBeUndefined();
    expect(new Set(await enabledOf(ids)).size).toBe(1);
  });

  it.each(names)("can be 100, with all that can be asked of them: %s", async (name) => {
    const ids = idsOf(await makeSome(100));
    const more = operations[name].replace("serviceAccounts {", "serviceAccounts { name product { key } roles { name } createdBy { name } ");
    const answer = await callApi(owner, more, { ids });
    expect(answer.errors).toBeUndefined();
    expect(answer.data![name].userErrors).toEqual([]);
  });
});

describe.each(names)("%s writes nothing", (name) => {
  /** Calls it, which must change nothing. */
  async function refused(ids: unknown, who: Credential | null = owner) {
    const all = (await query<{ id: string }>("SELECT id FROM service_account ORDER BY id")).map(({ id }) => id);
    const before = [await countRows(), await enabledOf(all)];
    const answer = await call(name, ids, who);
    expect([await countRows(), await enabledOf(all)]).toEqual(before);
    return answer;
  }
  const payload = name === "deleteServiceAccounts" ? "deletedIds" : "serviceAccounts";

  it("when one id among ten is another team's, which looks like one that doesn't exist", async () => {
    const ids = idsOf(await makeSome(9));
    const bad = [foreign, newId("ServiceAccount"), newId("Product"), "", "\0", "\ud800", "🔑", foreign.toUpperCase()];
    for (const id of bad) {
      const { data, errors: found } = await refused([...ids.slice(0, 3), id, ...ids.slice(3)]);
      expect(found).toBeUndefined();
      expect(data![name]).toEqual({ [payload]: null, userErrors: [{ field: ["ids", "3"], message: "There is no such service account.", code: "NOT_FOUND" }] });
    }
  });

  it("and names every id that isn't there", async () => {
    const [id] = idsOf(await makeSome(1));
    const { data } = await refused([foreign, id, newId("ServiceAccount"), foreign]);
    expect(data![name].userErrors.map(({ field }: { field: string[] }) => field)).toEqual([
      ["ids", "0"],
      ["ids", "2"],
    ]);
  });

  it("for no id and for more than 100", async () => {
    const codes = async (ids: string[]) => (await refused(ids)).data![name].userErrors;
    expect(await codes([])).toMatchObject([{ field: ["ids"], code: "REQUIRED" }]);
    expect(await codes(Array.from({ length: 101 }, () => newId("ServiceAccount")))).toMatchObject([{ field: ["ids"], code: "TOO_LONG" }]);
  });

  it("for nobody, whatever the ids are", async () => {
    for (const ids of [[], [foreign], Array.from({ length: 101 }, () => "")]) {
      const answer = await refused(ids, null);
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
    }
  });

  it("for a viewer, who is told the permission", async () => {
    const viewer = await makePerson(team, "viewer");
    const requiredPermission = name === "deleteServiceAccounts" ? "service-account:delete" : "service-account:update";
    for (const ids of [idsOf(await makeSome(2)), [foreign, ...idsOf(await makeSome(1))]]) {
      const answer = await refused(ids, viewer);
      expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission } }]);
    }
  });

  it("for ids of the wrong type", async () => {
    for (const ids of [null, [null], [1.5], [{}], {}]) expect((await refused(ids)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});
