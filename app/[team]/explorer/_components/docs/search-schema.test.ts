import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import { everythingIn, isThere, searchSchema } from "./search-schema";

const schema = buildSchema(readFileSync("graphql/schema.graphql", "utf8"));
const all = everythingIn(schema);
const names = (text: string) => searchSchema(all, text).map(({ type, field }) => (field ? `${type}.${field}` : type));

it("finds operations before types, and names before descriptions", () => {
  expect(names("serviceAccounts")[0]).toBe("Query.serviceAccounts");
  expect(names("createS")[0]).toBe("Mutation.createServiceAccount");
  expect(names("ClientKeys")).toContain("ClientKeys");
  expect(names("constant-time")).toEqual([]);
  expect(names("cursor")).toContain("AuditEventEdge.cursor");
  expect(names("service-account:read")).toContain("Query.serviceAccounts");
  expect(names("auditEvent.act")[0]).toBe("AuditEvent.action");
});

it("finds nothing for nothing, and never more than a page", () => {
  expect(names("  ")).toEqual([]);
  expect(names("e")).toHaveLength(40);
});

it("knows what is there", () => {
  expect([
    isThere(schema, { type: "Query", field: "viewer" }),
    isThere(schema, { type: "Query", field: "nothing" }),
    isThere(schema, { type: "Nothing" }),
  ]).toEqual([true, false, false]);
});
