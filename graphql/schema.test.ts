import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { breakingChanges } from "./testing/breaking-changes";
import { printedSchema } from "./printed-schema";

const file = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

describe("the contract", () => {
  it("is written down as it is (npm run schema writes it)", () => {
    expect(printedSchema()).toBe(file("./schema.graphql"));
  });

  it("breaks no client of the released one", async () => {
    expect(await breakingChanges(file("./released.graphql"), printedSchema())).toEqual([]);
  });
});

it("what is in lists can be had by its id", () => {
  const types = Object.values(buildSchema(printedSchema()).getTypeMap());
  const listed = types.filter(isObjectType).filter(({ name }) => name.endsWith("Edge"));
  const without = listed
    .map((edge) => getNamedType(edge.getFields().node!.type))
    .filter((type) => !isObjectType(type) || !type.getInterfaces().some(({ name }) => name === "Node"));
  // Whoever holds a permission is a member or a service account, and is had as that.
  expect(without.map(({ name }) => name)).toEqual(["PermissionHolder"]);
});

describe("the check for breaking changes", () => {
  const released = `type Query { a: Int b: Int @deprecated(reason: "Use a. Removed after 2026-01-31.") }`;

  it("finds a field that is gone", async () => {
    expect(await breakingChanges(released, "type Query { b: Int }")).toEqual([expect.stringContaining("'a'")]);
  });

  it("lets a deprecated field go after its day, and not before", async () => {
    const without = "type Query { a: Int }";
    expect(await breakingChanges(released, without, new Date("2026-02-01"))).toEqual([]);
    expect(await breakingChanges(released, without, new Date("2026-01-30"))).toHaveLength(1);
  });

  it("finds a result that may become null and an argument that becomes required", async () => {
    expect(await breakingChanges("type Query { a(x: Int): Int! }", "type Query { a(x: Int!): Int }")).toHaveLength(2);
  });
});
