import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { addGroupMembers } from "../groups/add-group-members";
import { systemActor } from "../permissions/actor";
import { addPublicKey } from "../public-keys/add-public-key";
import { makeAccount, makeOwner } from "../testing/factories";
import { assign, makeGroup, makeMemberWith, makeRole } from "../testing/make-roles";
import { makePublicKey } from "../testing/make-public-key";
import { tokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";

useDatabase();

const system = systemActor("Test");
const day = 86_400_000;
const tables = { clientSecrets: "client_secret", publicKeys: "public_key", trustRules: "trust_rule" } as const;
type Field = keyof typeof tables;
const names = ["busy", "dormant", "never", "new", "ended", "soon"] as const;

let owner: Awaited<ReturnType<typeof makeOwner>>;
/** By the id of the account of each, its name. */
const nameOf = new Map<string, string>();
beforeAll(async () => {
  owner = await makeOwner();
  const { url: issuer } = await tokenIssuer();
  for (const name of names) {
    const { account } = await makeAccount(owner.team, { name, role: null });
    nameOf.set(account.id, name);
    await addPublicKey(system, { serviceAccountId: account.id, name, publicKey: makePublicKey() });
    await addTrustRule(system, { serviceAccountId: account.id, name, issuer, conditions: [{ claim: "sub", pattern: name }] });
    // How many days ago it was made and last used, and in how many it ends.
    const [made, used, end] = {
      busy: [100, 0, null],
      dormant: [100, 60, null],
      never: [60, null, 400],
      new: [1, null, null],
      ended: [100, 60, -1],
      soon: [100, 0, 5],
    }[name] as [number, number | null, number | null];
    for (const table of Object.values(tables))
      await query(
        `UPDATE ${table} SET created_at = now() - interval '1 day' * $2::int, last_used_at = now() - interval '1 day' * $3::int, expires_at = now() + interval '1 day' * $4::int WHERE service_account_id = $1`,
        [account.id, made, used, end],
      );
  }
});

it("each is had by its id, and by nobody of another team", async () => {
  const stranger = await makeOwner();
  for (const table of Object.values(tables)) {
    const [{ id }] = (await query<{ id: string }>(`SELECT id FROM ${table} WHERE team_id = $1 LIMIT 1`, [owner.team.id])) as [{ id: string }];
    const text = "query ($id: ID!) { node(id: $id) { id } }";
    expect(await callApi(owner, text, { id })).toMatchObject({ data: { node: { id } } });
    expect((await callApi(stranger, text, { id })).data).toEqual({ node: null });
  }
});

async function ask(field: Field, args: { filter?: object; orderBy?: object; first?: number; after?: string }) {
  const text = `query ($team: ID!, $filter: CredentialFilter, $orderBy: EndOrder, $first: Int, $after: String) {
    ${field}(teamId: $team, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } nodes { id active serviceAccount { id name } } } }`;
  const { data, errors } = await callApi(owner, text, { team: owner.team.id, ...args });
  expect(errors).toBeUndefined();
  const { nodes, totalCount, pageInfo } = data![field];
  return { found: nodes.map(({ serviceAccount }: { serviceAccount: { name: string } }) => serviceAccount.name) as string[], totalCount, pageInfo };
}
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString();

describe.each(Object.keys(tables) as Field[])("%s of the team", (field) => {
  const found = async (filter?: object) => (await ask(field, { filter })).found.sort();

  it("are listed, and those in force", async () => {
    expect(await found()).toEqual([...names].sort());
    expect(await found({ inForce: true })).toEqual(["busy", "dormant", "never", "new", "soon"]);
    const [id] = [...nameOf].find(([, name]) => name === "busy")!;
    expect(await found({ serviceAccountId: id })).toEqual(["busy"]);
    expect(await found({ serviceAccountId: "\0" })).toEqual([]);
  });

  it("that nobody uses, or that end soon, are those in force", async () => {
    expect(await found({ unusedSince: daysAgo(30) })).toEqual(["dormant", "never"]);
    expect(await found({ unusedSince: daysAgo(70) })).toEqual([]);
    expect(await found({ expiresWithinDays: 30 })).toEqual(["soon"]);
    expect(await found({ expiresWithinDays: 500 })).toEqual(["never", "soon"]);
    expect(await found({ expiresWithinDays: 500, unusedSince: daysAgo(30) })).toEqual(["never"]);
  });

  it("come by their ends, page by page, those that never end last", async () => {
    const walked: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await ask(field, { first: 2, after, orderBy: { field: "EXPIRES_AT", direction: "ASC" } });
      expect(page.totalCount).toBe(names.length);
      walked.push(...page.found);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(walked).toEqual(["ended", "soon", "never", "busy", "dormant", "new"]);
  });

  it("are refused with days that are none, to strangers, and to who may not read accounts", async () => {
    const text = `query ($team: ID!, $days: Int!) { ${field}(teamId: $team, filter: { expiresWithinDays: $days }) { totalCount } }`;
    const { errors } = await callApi(owner, text, { team: owner.team.id, days: -1 });
    expect(errors).toMatchObject([{ message: expect.stringContaining("from 0 to") as string }]);
    const stranger = await callApi(await makeOwner(), text, { team: owner.team.id, days: 1 });
    expect(stranger.data).toEqual({ [field]: null });
    const member = await callApi(await makeMemberWith(owner.team, ["token:read"]), text, { team: owner.team.id, days: 1 });
    expect(member.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "service-account:read" } }]);
  });
});

it("role assignments that end soon are listed by their ends", async () => {
  const role = await makeRole(owner.team, []);
  const holders = [...nameOf.keys()];
  const ends = [40, 10, 20, null];
  for (const [n, end] of ends.entries())
    await assign(role, { serviceAccountIds: [holders[n]!], ...(end !== null && { until: new Date(Date.now() + end * day) }) });
  const text = `query ($team: ID!, $role: ID!) { roleAssignments(teamId: $team, filter: { roleId: $role, expiresWithinDays: 30 }, orderBy: { field: EXPIRES_AT, direction: ASC }) {
    totalCount nodes { holder { id } } } }`;
  const { data, errors } = await callApi(owner, text, { team: owner.team.id, role: role.id });
  expect(errors).toBeUndefined();
  expect(data!.roleAssignments).toEqual({ totalCount: 2, nodes: [{ holder: { id: holders[1] } }, { holder: { id: holders[2] } }] });
});

it("group memberships that end soon are listed by their ends, of all groups or of one, to who may read groups", async () => {
  const [group, other] = [await makeGroup(owner.team), await makeGroup(owner.team)];
  const holders = [...nameOf.keys()];
  const made = [
    [group, 40],
    [other, 10],
    [group, 20],
    [group, -1],
    [other, null],
  ] as const;
  for (const [n, [{ id }, end]] of made.entries()) {
    await addGroupMembers(owner.actor, id, { serviceAccountIds: [holders[n]!] });
    if (end !== null)
      await query("UPDATE group_membership SET expires_at = $3 WHERE group_id = $1 AND service_account_id = $2", [
        id,
        holders[n],
        new Date(Date.now() + end * day),
      ]);
  }
  const text = `query ($team: ID, $group: ID, $filter: GroupMembershipFilter) { groupMemberships(teamId: $team, groupId: $group, filter: $filter) { totalCount nodes { serviceAccount { id } group { id } } } }`;
  const found = async (variables: object, who: object = owner) => {
    const { data, errors } = await callApi(who as typeof owner, text, { filter: { expiresWithinDays: 30 }, ...variables });
    return errors ?? (data!.groupMemberships as { nodes: { serviceAccount: { id: string } }[] } | null)?.nodes.map(({ serviceAccount: { id } }) => id);
  };
  expect(await found({ team: owner.team.id })).toEqual([holders[1], holders[2]]);
  expect(await found({ group: group.id })).toEqual([holders[2]]);
  expect(await found({ team: owner.team.id, filter: {} })).toEqual(holders.slice(0, 5));
  const stranger = await makeOwner();
  expect(await found({ team: owner.team.id }, stranger)).toBeUndefined();
  expect(await found({ team: stranger.team.id, group: group.id }, stranger)).toBeUndefined();
  const member = await makeMemberWith(owner.team, ["service-account:read"]);
  expect(await found({ team: owner.team.id }, member)).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "group:read" } }]);
});
