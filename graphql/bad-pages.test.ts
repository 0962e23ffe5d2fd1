import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential } from "../app/api/testing/call-api";
import { newId } from "../lib/ids";
import { makeAccount, makeOwner } from "../lib/testing/factories";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

let owner: Credential;
let teamId: string;
let cursor: string;
let foreignCursor: string;
beforeAll(async () => {
  const [ours, theirs] = [await makeOwner(), await makeOwner()];
  owner = ours;
  teamId = ours.team.id;
  for (const name of ["Alpha", "Beta", "Gamma"]) await makeAccount(ours.team, { name });
  for (const name of ["Beta", "Delta"]) await makeAccount(theirs.team, { name });
  const cursors = async (who: Credential, id: string) =>
    (await page({}, "serviceAccounts", who, id)).data!.serviceAccounts.edges.map((edge: { cursor: string }) => edge.cursor) as string[];
  cursor = (await cursors(ours, ours.team.id))[0]!;
  foreignCursor = (await cursors(theirs, theirs.team.id))[0]!;
});

const lists = ["serviceAccounts", "products", "auditEvents"];

function page(args: Record<string, unknown>, list = "serviceAccounts", who = owner, id = teamId) {
  const query = `query ($teamId: ID!, $first: Int, $last: Int, $after: String, $before: String) {
    ${list}(teamId: $teamId, first: $first, last: $last, after: $after, before: $before) { edges { cursor node { id } } pageInfo { endCursor } } }`;
  return callApi(who, query, { teamId: id, ...args });
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const id = "sa_01jdkz3m8kfq4v2qv6e0w1xn5e";

const junk: [what: string, cursor: string][] = [
  ["nothing", ""],
  ["text", "junk"],
  ["a number", "1"],
  ["characters that aren't base64", "%%%"],
  ["NUL", "\0"],
  ["half a character", "\ud800"],
  ["JSON that isn't a list", encode({ after: id })],
  ["a list too short", encode(["name"])],
  ["an order that no list has", encode(["password", "a", id])],
  ["an id that is none", encode(["name", "a", "1 OR 1=1"])],
  ["an id that is a number", encode(["name", "a", 1])],
  ["a value that is an object", encode(["name", {}, id])],
  ["NUL inside", encode(["name", "\0", id])],
  ["half a character inside", encode(["name", "\ud800", id])],
  ["100 kB", "A".repeat(100_000)],
];

describe("a list refuses, on the argument that is wrong,", () => {
  it.each(junk)("a cursor that is %s", async (_, value) => {
    for (const list of lists) {
      for (const argument of ["after", "before"]) {
        const { status, data, errors } = await page({ [argument]: value }, list);
        expect(status).toBeLessThan(500);
        expect(data).toEqual({ [list]: null });
        expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", issues: [{ field: [argument], code: "INVALID" }] } }]);
      }
    }
  });

  it("a cursor of another order or another list", async () => {
    for (const list of ["auditEvents"]) expect((await page({ after: cursor }, list)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    const created =
      "query ($id: ID!, $after: String) { serviceAccounts(teamId: $id, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) { totalCount } }";
    expect((await callApi(owner, created, { id: teamId, after: cursor })).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it.each([
    [{ first: 0 }, "first"],
    [{ first: -1 }, "first"],
    [{ first: 101 }, "first"],
    [{ first: 2_147_483_647 }, "first"],
    [{ last: 0 }, "last"],
    [{ last: -2_147_483_648 }, "last"],
    [{ last: 101 }, "last"],
    [{ first: 1, last: 1 }, "last"],
  ])("the size %j", async (args, field) => {
    for (const list of lists) {
      const { status, data, errors } = await page(args, list);
      expect(status).toBeLessThan(500);
      expect(data).toEqual({ [list]: null });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", issues: [{ field: [field], code: "INVALID" }] } }]);
    }
  });
});

describe("a cursor of another team", () => {
  it("shows nothing of that team: it is a place in the alphabet and no key", async () => {
    const { data } = await page({ after: foreignCursor });
    const own = await page({});
    const ids = own.data!.serviceAccounts.edges.map((edge: { node: { id: string } }) => edge.node.id) as string[];
    for (const edge of data!.serviceAccounts.edges) expect(ids).toContain(edge.node.id);
  });
});

describe("a filter for what can't be there finds nothing:", () => {
  it.each(["\0", "\x1f", "\ud800", "' OR 1=1 --", "x".repeat(100_000), "🔑"])("%j", async (text) => {
    const query = `query ($id: ID!, $text: String!, $anyId: ID!) {
      serviceAccounts(teamId: $id, filter: { search: $text, productId: $anyId }) { totalCount }
      found: serviceAccounts(teamId: $id, filter: { search: $text }) { totalCount nodes { id } }
      created: serviceAccounts(teamId: $id, filter: { createdById: $anyId }) { totalCount }
      auditEvents(teamId: $id, filter: { action: $text, actorId: $anyId, targetId: $anyId, targetType: $text }) { totalCount }
      typed: auditEvents(teamId: $id, filter: { targetType: $text }) { totalCount }
      roles(teamId: $id, filter: { productId: $anyId }) { totalCount }
      named: roles(teamId: $id, filter: { search: $text }) { totalCount nodes { id } }
      roleAssignments(teamId: $id, filter: { roleId: $anyId, memberId: $anyId, serviceAccountId: $anyId, groupId: $anyId }) { totalCount }
      effectivePermissions(teamId: $id, memberId: $anyId) { nextEnd }
      ofAccount: effectivePermissions(teamId: $id, serviceAccountId: $anyId) { nextEnd }
      can(teamId: $id, permission: $text) { allowed }
      permissionGivers(teamId: $id, permission: $text)
      role(id: $anyId) { id }
      team(slug: $text) { id }
      node(id: $anyId) { id }
      product(id: $anyId) { id }
      serviceAccount(id: $anyId) { id }
    }`;
    const { data, errors } = await callApi(owner, query, { id: teamId, text, anyId: text });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      serviceAccounts: { totalCount: 0 },
      found: { totalCount: 0, nodes: [] },
      created: { totalCount: 0 },
      typed: { totalCount: 0 },
      auditEvents: { totalCount: 0 },
      roles: { totalCount: 0 },
      named: { totalCount: 0, nodes: [] },
      roleAssignments: { totalCount: 0 },
      effectivePermissions: null,
      ofAccount: null,
      can: { allowed: false },
      permissionGivers: [expect.any(String)],
      role: null,
      team: null,
      node: null,
      product: null,
      serviceAccount: null,
    });
  });

  it("days that no calendar has", async () => {
    const query = "query ($id: ID!, $from: DateTime) { auditEvents(teamId: $id, filter: { from: $from }) { totalCount } }";
    for (const from of ["2030-02-30T00:00:00Z", "2030-13-01T00:00:00Z", "2031-02-29T12:00:00+01:00", "2030-01-01T24:00:01Z"])
      expect((await callApi(owner, query, { id: teamId, from })).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect((await callApi(owner, query, { id: teamId, from: "2032-02-29T00:00:00Z" })).errors).toBeUndefined();
  });

  it("more mistaken variables than are counted", async () => {
    const query = "mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) { userErrors { code } } }";
    const permissions = Array.from({ length: 60 }, (_, at) => `x${at}`);
    const { status, errors } = await callApi(owner, query, { id: newId("Product"), input: { permissions } });
    expect(status).toBe(400);
    expect([...new Set(errors!.map(({ extensions }) => extensions.code))]).toEqual(["BAD_USER_INPUT"]);
  });

  it("times at the ends of the calendar", async () => {
    const query = "query ($id: ID!, $from: DateTime, $until: DateTime) { auditEvents(teamId: $id, filter: { from: $from, until: $until }) { totalCount } }";
    for (const [from, until] of [
      ["9999-12-31T23:59:59Z", null],
      [null, "0000-01-01T00:00:00Z"],
      [null, "0001-01-01T00:00:00+23:59"],
    ]) {
      const { data, errors } = await callApi(owner, query, { id: teamId, from, until });
      expect(errors).toBeUndefined();
      expect(data!.auditEvents.totalCount).toBe(0);
    }
  });
});
