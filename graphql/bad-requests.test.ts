import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken, send } from "../app/api/testing/call-api";
import { countRows } from "../lib/testing/count-rows";
import { makeAccount, makeTeam } from "../lib/testing/factories";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

let bearer: string;
beforeAll(async () => {
  bearer = await getToken((await makeAccount(await makeTeam())).clientKeys);
});

interface Ask {
  method?: string;
  body?: BodyInit;
  search?: string;
  headers?: Record<string, string>;
}

async function ask({ method = "POST", body, search = "", headers = {} }: Ask) {
  const type: Record<string, string> = method === "POST" ? { "content-type": "application/json" } : {};
  const all = { authorization: `Bearer ${bearer}`, ...type, ...headers };
  const response = await send(`/api/graphql${search}`, { method, body, headers: all });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as { data?: object | null; errors?: { message: string; extensions: { code: string } }[] } };
}

const json = (value: unknown): Ask => ({ body: JSON.stringify(value) });
const query = (text: string, variables?: unknown): Ask => json({ query: text, variables });
const get = (parameters: Record<string, string>): Ask => ({ method: "GET", search: `?${new URLSearchParams(parameters)}` });
const create = 'mutation { createProduct(input: { key: "x", name: "X", audience: "urn:x:y" }) { product { id } } }';
/** A valid query of this depth. */
const deep = (levels: number) => `{ products ${"{ ... on ProductConnection ".repeat(levels - 2)}{ totalCount }${" }".repeat(levels - 2)} }`;
const byProduct = "query ($id: ID!) { product(id: $id) { id } }";

const rows: [what: string, request: Ask | (() => Ask), status: number][] = [
  ["no body", {}, 400],
  ["JSON that breaks off", { body: '{"query": "{ viewer' }, 400],
  ["a list of operations (batching)", json([{ query: "{ viewer { id } }" }, { query: create }]), 400],
  ["null", { body: "null" }, 400],
  ["a number", { body: "1" }, 400],
  ["a text", { body: '"{ viewer { id } }"' }, 400],
  ["an empty object", json({}), 400],
  ["a query that is a number", json({ query: 1 }), 400],
  ["a query that is a list", json({ query: [create] }), 400],
  ["an empty query", query(""), 400],
  ["a query of spaces", query("   "), 400],
  ["a query that is no GraphQL", query("DROP TABLE service_account"), 400],
  ["NUL in the query", query("{ viewer\0 { id } }"), 400],
  ["half a character in the query", query("{ viewer\ud800 { id } }"), 400],
  ["variables that are a list", json({ query: create, variables: [1] }), 400],
  ["variables that are text", json({ query: create, variables: "{}" }), 400],
  ["extensions that are a list", json({ query: create, extensions: [] }), 400],
  ["an operation name that is a number", json({ query: create, operationName: 1 }), 400],
  ["an operation name that isn't there", json({ query: create, operationName: "Other" }), 400],
  ["two operations and no name", query("query A { __typename } query B { __typename }"), 400],
  ["an unknown field", query("{ passwords }"), 400],
  ["an unknown argument", query("{ viewer(admin: true) { id } }"), 400],
  ["an unknown input field", query('mutation { createProduct(input: { key: "x", name: "X", audience: "urn:x:y", builtIn: true }) { product { id } } }'), 400],
  [
    "an unknown input field in a variable",
    query("mutation ($input: UpdateTeamInput!) { updateTeam(id: 1, input: $input) { team { id } } }", { input: { slug: "x" } }),
    400,
  ],
  ["a field of Object's prototype", query("{ viewer { constructor } }"), 400],
  [
    "an input field of Object's prototype",
    { body: `{"query":"mutation ($i: UpdateTeamInput!) { updateTeam(id: 1, input: $i) { team { id } } }","variables":{"i":{"__proto__":{"name":"x"}}}}` },
    400,
  ],
  ["an unknown directive", query("{ viewer @defer { id } }"), 400],
  ["a fragment of itself", query("{ ...F } fragment F on Query { ...F }"), 400],
  ["fragments in a circle", query("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"), 400],
  ["a missing variable", query(byProduct), 400],
  ["null for a variable that needs a value", query(byProduct, { id: null }), 400],
  ["an object as an id", query(byProduct, { id: { $ne: null } }), 400],
  ["a list as an id", query(byProduct, { id: ["a"] }), 400],
  ["an id nested 50,000 levels", { body: `{"query":${JSON.stringify(byProduct)},"variables":{"id":${"[".repeat(50_000)}${"]".repeat(50_000)}}}` }, 400],
  ["an integer beyond 32 bits", query("{ products(first: 99999999999999999999) { totalCount } }"), 400],
  ["an integer variable beyond 32 bits", query("query ($n: Int) { products(first: $n) { totalCount } }", { n: 2 ** 53 }), 400],
  ["an infinite number", { body: '{"query":"query ($n: Int) { products(first: $n) { totalCount } }","variables":{"n":1e999}}' }, 400],
  ["a fraction for an integer", query("{ products(first: 1.5) { totalCount } }"), 400],
  ["a text for an integer", query('{ products(first: "1") { totalCount } }'), 400],
  ["a malformed time", query('{ auditEvents(filter: { from: "yesterday" }) { totalCount } }'), 400],
  ["an unknown enum value", query("{ products(orderBy: { field: PASSWORD, direction: ASC }) { totalCount } }"), 400],
  ["a depth of 20", query(deep(20)), 400],
  ["a depth of 16", query(deep(16)), 400],
  ["50,000 levels", query(`{${"a{".repeat(50_000)}`), 400],
  ["a value of 50,000 lists", query(`{ product(id: ${"[".repeat(50_000)}) { id } }`), 400],
  ["101 aliases", query(`{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(" ")} }`), 400],
  ["10,000 aliases", query(`{ ${Array.from({ length: 10_000 }, (_, n) => `a${n}:__typename`).join(" ")} }`), 400],
  [
    "more work than one operation may ask for",
    query(`{ ${Array.from({ length: 60 }, (_, n) => `a${n}: serviceAccounts(first: 100) { nodes { roles { name } } }`).join(" ")} }`),
    400,
  ],
  ["a subscription", query("subscription { x }"), 400],
  ["a subscription beside a query, by name", json({ query: "subscription S { x } query Q { __typename }", operationName: "S" }), 400],
  ["a mutation by GET", get({ query: create }), 405],
  ["a query sent twice by GET", { method: "GET", search: "?query={__typename}&query={__typename}" }, 400],
  ["GET without a query", get({}), 400],
  ["variables by GET that are no JSON", get({ query: "{ __typename }", variables: "{" }), 400],
  ["PUT", { method: "PUT", body: "{}" }, 405],
  ["DELETE", { method: "DELETE" }, 405],
  ["a form", { body: "query={__typename}", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
  ["a multipart form", { body: "x", headers: { "content-type": "multipart/form-data; boundary=x" } }, 415],
  ["plain text", { body: '{"query":"{__typename}"}', headers: { "content-type": "text/plain" } }, 415],
  ["application/graphql", { body: "{ __typename }", headers: { "content-type": "application/graphql" } }, 415],
  ["an empty content type", { body: '{"query":"{__typename}"}', headers: { "content-type": "" } }, 415],
  ["a compressed body", { body: gzipSync('{"query":"{__typename}"}'), headers: { "content-encoding": "gzip" } }, 415],
  ["a body that is not UTF-8", { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }, 400],
  ["a body in UTF-16", { body: Buffer.from('{"query":"{__typename}"}', "utf16le"), headers: { "content-type": "application/json; charset=utf-16" } }, 400],
  ["a body of 5 MB", () => query(`{ __typename } # ${"x".repeat(5 * 1024 * 1024)}`), 413],
  ["an answer in a form that we don't have", { ...query("{ __typename }"), headers: { accept: "application/xml" } }, 406],
];

describe("/api/graphql refuses with a clear 4xx, and writes nothing for,", () => {
  it.each(rows)("%s", async (_, request, status) => {
    const before = await countRows();
    const answer = await ask(typeof request === "function" ? request() : request);
    expect(answer.status).toBe(status);
    expect(Object.values(answer.body.data ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(answer.text).not.toContain("INTERNAL_SERVER_ERROR");
    expect(answer.text).not.toContain("node_modules");
    for (const error of answer.body.errors ?? []) expect(error.message).not.toBe("");
    expect(answer.body.errors?.length).toBeGreaterThan(0);
    expect(await countRows()).toEqual(before);
  });

  it("a hash in place of a query: there are no persisted queries", async () => {
    const answer = await ask(json({ extensions: { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } } }));
    expect(answer.body).toMatchObject({ errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } }] });
  });
});

describe("/api/graphql answers", () => {
  it.each([
    ["a depth of 15", query(deep(15))],
    ["100 aliases", query(`{ ${Array.from({ length: 100 }, (_, n) => `a${n}: __typename`).join(" ")} }`)],
    ["a content type with a charset", { ...query("{ __typename }"), headers: { "content-type": "application/json; charset=utf-8" } }],
    ["a query by GET", get({ query: "{ __typename }" })],
    ["unknown members beside the query", json({ query: "{ __typename }", id: "x" })],
    [
      "the query that tools read the schema with",
      query("{ __schema { types { fields { type { ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } } } } }"),
    ],
  ] as [string, Ask][])("%s", async (_, request) => {
    const answer = await ask(request);
    expect(answer.body.errors).toBeUndefined();
    expect(answer.status).toBe(200);
  });
});
