import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import type { ServiceAccount } from "../../entities/index";
import { query } from "../db/pool";
import { heldPermissions } from "../service-accounts/held-permissions";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeOwner, makeProduct } from "../testing/factories";
import { assign, makeGroup, makeMemberWith, makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { flushUsage } from "../usage/note";
import { applyAdvice } from "./apply-advice";
import { listAdvice } from "./list-advice";
import { undoAdvice } from "./undo-advice";
import { encodeUndo } from "./undo-text";

useDatabase();

const fields = "serviceAccount { id } advised used unused unassign { name } leave { id } narrow { permissions replaces { name } }";
const ofOne = `query ($id: ID!, $days: Int) { leastPrivilege(serviceAccountId: $id, days: $days) { ${fields} } }`;
const apply = `mutation ($input: ApplyLeastPrivilegeInput!, $dryRun: Boolean) { applyLeastPrivilege(input: $input, dryRun: $dryRun) {
  undo serviceAccount { roles { name } } impact { losing gaining holders { lost { permission { name } } } } userErrors { field code message } } }`;
const undo = "mutation ($undo: String!) { undoLeastPrivilege(undo: $undo) { serviceAccount { id } userErrors { field code message } } }";

let owner: Awaited<ReturnType<typeof makeOwner>>;
beforeAll(async () => {
  owner = await makeOwner();
});

/** Everything that was given until now was given long ago. */
const age = async () => {
  for (const table of ["role_assignment", "group_membership"]) await query(`UPDATE ${table} SET created_at = now() - interval '200 days'`);
};
const use = (account: ServiceAccount, permission: string, daysAgo: number) =>
  query("INSERT INTO usage_permission VALUES ($1, $2, $3, now() - interval '1 day' * $4::int, 1)", [account.teamId, account.id, permission, daysAgo]);
const held = async ({ id }: ServiceAccount) => [...((await heldPermissions([id])).get(id) ?? [])].sort();
async function adviceOf({ id }: ServiceAccount, days?: number) {
  const { data, errors } = await callApi(owner, ofOne, { id, days });
  expect(errors).toBeUndefined();
  return data!.leastPrivilege;
}
async function change(text: string, variables: object, who: Parameters<typeof callApi>[0] = owner) {
  const { data, errors } = await callApi(who, text, variables);
  expect(errors).toBeUndefined();
  return data!.applyLeastPrivilege ?? data!.undoLeastPrivilege;
}

/** An account with an idle role, one of which a part is used, a group that it uses and one that it doesn't. */
async function makeWide() {
  const { account, clientKeys } = await makeAccount(owner.team, { role: null });
  const serviceAccountIds = [account.id];
  const idle = await makeRole(owner.team, ["token:read", "token:revoke"], { name: `Idle ${account.id}` });
  const part = await makeRole(owner.team, ["service-account:read", "service-account:update", "service-account:delete"], { name: `Part ${account.id}` });
  const [used, unused] = [await makeGroup(owner.team, { serviceAccountIds }), await makeGroup(owner.team, { serviceAccountIds })];
  await assign(await makeRole(owner.team, ["product:read"]), { groupIds: [used.id] });
  await assign(await makeRole(owner.team, ["audit:read"]), { groupIds: [unused.id] });
  await assign(idle, { serviceAccountIds, until: new Date(Date.now() + 86_400_000 * 30) });
  await assign(part, { serviceAccountIds });
  await age();
  await use(account, "service-account:update", 5);
  await use(account, "product:read", 1);
  await use(account, "audit:read", 120);
  return { account, clientKeys, idle, part, used, unused };
}
const all = ["audit:read", "product:read", "service-account:delete", "service-account:read", "service-account:update", "token:read", "token:revoke"];
const enough = ["product:read", "service-account:read", "service-account:update"];

describe("least-privilege advice", () => {
  it("tells what an account doesn't use, and what would be enough, with what the used ones need", async () => {
    const { account, idle, part, unused } = await makeWide();
    expect(await adviceOf(account)).toEqual({
      serviceAccount: { id: account.id },
      advised: true,
      used: expect.arrayContaining(enough) as string[],
      unused: expect.arrayContaining(["audit:read", "service-account:delete", "token:read", "token:revoke"]) as string[],
      unassign: [{ name: idle.name }],
      leave: [{ id: unused.id }],
      narrow: { permissions: expect.arrayContaining(["service-account:read", "service-account:update"]) as string[], replaces: [{ name: part.name }] },
    });
    expect((await adviceOf(account, 130)).leave).toEqual([]);
  });

  it("is applied at once, as the dry run told, and undone", async () => {
    const { account, idle, part } = await makeWide();
    const input = { serviceAccountId: account.id };
    const would = await change(apply, { input, dryRun: true });
    expect(would).toMatchObject({ undo: null, serviceAccount: null, userErrors: [], impact: { losing: 1, gaining: 0 } });
    expect(would.impact.holders[0].lost.map((right: { permission: { name: string } }) => right.permission.name).sort()).toEqual(
      all.filter((name) => !enough.includes(name)),
    );
    expect(await held(account)).toEqual(all);

    const done = await change(apply, { input });
    expect(done.userErrors).toEqual([]);
    expect(await held(account)).toEqual(enough);
    expect(done.serviceAccount.roles).toHaveLength(1);
    expect(await adviceOf(account)).toMatchObject({ advised: false, unassign: [], leave: [], narrow: null });
    expect(await change(apply, { input })).toMatchObject({ undo: null, userErrors: [] });

    expect((await change(undo, { undo: done.undo })).userErrors).toEqual([]);
    expect(await held(account)).toEqual(all);
    const ends = await query<{ role_id: string; ends: boolean }>(
      "SELECT role_id, expires_at IS NOT NULL AS ends FROM role_assignment WHERE service_account_id = $1",
      [account.id],
    );
    expect(new Map(ends.map((row) => [row.role_id, row.ends]))).toEqual(
      new Map([
        [idle.id, true],
        [part.id, false],
      ]),
    );
  });

  it("undone, leaves no role behind that it made, unless somebody else uses it or has edited it", async () => {
    const roles = () => query<{ id: string }>("SELECT id FROM role WHERE team_id = $1 ORDER BY id", [owner.team.id]);
    const other = (await makeAccount(owner.team, { role: null })).account;
    const cases: [leaves: number, meanwhile: (roleId: string) => Promise<unknown>][] = [
      [0, async () => undefined],
      [1, (id) => assign({ id } as never, { serviceAccountIds: [other.id] })],
      [1, (id) => query("UPDATE role SET version = 2 WHERE id = $1", [id])],
    ];
    for (const [leaves, meanwhile] of cases) {
      const { account } = await makeWide();
      const before = await roles();
      const done = await change(apply, { input: { serviceAccountId: account.id } });
      const made = (await roles()).filter(({ id }) => !before.some((role) => role.id === id));
      expect(made).toHaveLength(1);
      await meanwhile(made[0]!.id);
      expect((await change(undo, { undo: done.undo })).userErrors).toEqual([]);
      expect(await held(account)).toEqual(all);
      expect(await roles()).toHaveLength(before.length + leaves);
      const [event] = await query<{ count: number }>("SELECT count(*)::int AS count FROM audit_event WHERE action = 'role.delete' AND target_id = $1", [
        made[0]!.id,
      ]);
      expect(event!.count).toBe(1 - leaves);
      // The next case makes one of its own, and takes none that is there.
      await query("DELETE FROM role_assignment WHERE role_id = $1", [made[0]!.id]);
      await query("DELETE FROM role WHERE id = $1", [made[0]!.id]);
    }
  });

  it("is applied without making a role, when asked so", async () => {
    const { account } = await makeWide();
    const done = await change(apply, { input: { serviceAccountId: account.id, narrow: false } });
    expect(done.userErrors).toEqual([]);
    expect(await held(account)).toEqual([...enough, "service-account:delete"].sort());
  });

  it("takes a role that is there and permits just that", async () => {
    const { account } = await makeWide();
    await makeRole(owner.team, ["service-account:update", "service-account:read"], { name: `Fitting ${account.id}` });
    const roles = () => query("SELECT id FROM role WHERE team_id = $1 ORDER BY id", [owner.team.id]);
    const before = await roles();
    const done = await change(apply, { input: { serviceAccountId: account.id } });
    expect(done.serviceAccount.roles).toHaveLength(1);
    expect(await held(account)).toEqual(enough);
    expect(await roles()).toEqual(before);
  });

  it("says nothing of what was given lately, nor of products that don't tell of uses", async () => {
    const { account } = await makeAccount(owner.team, { role: "service-account-viewer" });
    expect(await adviceOf(account)).toMatchObject({ advised: false, unused: [] });
    const product = await makeProduct(owner.team);
    const role = await makeRole(owner.team, ["things:read"], { productId: product.id });
    const { account: silent } = await makeAccount(owner.team, { productId: product.id, roleIds: [role.id] });
    await age();
    expect(await adviceOf(silent)).toMatchObject({ advised: false, unused: [] });
    await use(silent, "things:read", 100);
    expect(await adviceOf(silent)).toMatchObject({ advised: true, unused: ["things:read"], unassign: [{ name: role.name }] });
  });

  it("sees what is exercised over the API", async () => {
    const { account, clientKeys } = await makeAccount(owner.team, { role: "service-account-viewer" });
    await age();
    await callApi({ bearer: await getToken(clientKeys) }, "{ products { totalCount } }");
    await flushUsage();
    expect(await adviceOf(account)).toMatchObject({ used: ["product:read"], narrow: { permissions: ["product:read"] } });
  });
});

describe("nobody gets by advice what they couldn't do by hand:", () => {
  it("not without the permissions, nor in another team", async () => {
    const { account } = await makeWide();
    const input = { serviceAccountId: account.id };
    const reader = await makeMemberWith(owner.team, ["role:read", "service-account:read"]);
    await expect(applyAdvice(reader.actor, input)).rejects.toMatchObject({ requiredPermissions: ["role-assignment:delete"] });
    const taker = await makeMemberWith(owner.team, ["role:read", "service-account:read", "role-assignment:delete"]);
    await expect(applyAdvice(taker.actor, input)).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(applyAdvice((await makeOwner()).actor, input)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(applyAdvice(null, input)).rejects.toMatchObject({ name: "UnauthenticatedError" });
    expect((await callApi(await makeMemberWith(owner.team, ["service-account:read"]), ofOne, { id: account.id })).errors).toMatchObject([
      { extensions: { requiredPermission: "role:read" } },
    ]);
    expect(await held(account)).toEqual(all);
  });

  it("an undo gives back no more than its asker may give, and nothing that was made up", async () => {
    const { account } = await makeWide();
    const { undo: text } = await change(apply, { input: { serviceAccountId: account.id } });
    const weak = await makeMemberWith(owner.team, [
      "role:read",
      "service-account:read",
      "role-assignment:create",
      "role-assignment:delete",
      "group:update",
      "group:read",
    ]);
    await expect(undoAdvice(weak.actor, text)).rejects.toMatchObject({ name: "ForbiddenError" });
    const tired = { ...owner.actor, authenticatedAt: new Date(Date.now() - 7_200_000) };
    await expect(undoAdvice(tired, text)).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    await expect(undoAdvice((await makeOwner()).actor, text)).rejects.toMatchObject({ name: "NotFoundError" });
    const foreign = await makeRole((await makeOwner()).team, ["token:read"]);
    const forged = encodeUndo({ account: account.id, roles: [{ id: foreign.id, until: null }], groups: [], given: null, made: false });
    expect((await change(undo, { undo: forged })).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    for (const junk of ["", "junk", "e30", "\0"]) expect((await change(undo, { undo: junk })).userErrors).toMatchObject([{ field: ["undo"], code: "INVALID" }]);
    expect(await held(account)).toEqual(enough);
  });

  it.each([0, 366, -1])("nor for %i days", async (days) => {
    await expect(listAdvice(owner.actor, { teamId: owner.team.id, days })).rejects.toMatchObject({ issues: [{ field: ["days"] }] });
  });
});

it("the list of a team holds those with advice, by pages of as many statements whatever they hold", async () => {
  const large = await makeOwner();
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1) ids.push((await makeAccount(large.team, { role: n % 2 === 0 ? "service-account-viewer" : null })).account.id);
  await age();
  const text = `query ($team: ID!, $first: Int, $after: String) { leastPrivilegeAdvice(teamId: $team, first: $first, after: $after) { endCursor nodes { serviceAccount { id } unused } } }`;
  const walked: string[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await callApi(large, text, { team: large.team.id, first: 2, after });
    expect(errors).toBeUndefined();
    walked.push(...data!.leastPrivilegeAdvice.nodes.map((node: { serviceAccount: { id: string } }) => node.serviceAccount.id));
    after = data!.leastPrivilegeAdvice.endCursor;
    if (after === null) break;
  }
  expect(walked).toEqual(ids.filter((_, n) => n % 2 === 0).sort());
  const count = async (first: number) => (await statementsOf(() => listAdvice(large.actor, { teamId: large.team.id, first }))).length;
  expect(await count(1)).toBe(await count(3));
  expect((await callApi(owner, text, { team: large.team.id })).data).toEqual({ leastPrivilegeAdvice: null });
});
