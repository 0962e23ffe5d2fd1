import { expect, it } from "vitest";
import { choose, matrixOf } from "./matrix-of";

const permission = (name: string, ...dependsOn: string[]) => ({ name, title: name, description: "", dependsOn });
const all = [
  permission("role:read"),
  permission("role:delete", "role:read"),
  permission("role:create", "role:read", "product:read"),
  permission("product:read"),
];

it("has a row for each resource, usual verbs first and in their order", () => {
  const rows = matrixOf([...all, permission("role:clone"), permission("odd")]);
  expect(rows.map(({ resource, permissions }) => [resource, ...permissions.map(({ verb }) => verb)])).toEqual([
    ["role", "read", "create", "delete", "clone"],
    ["product", "read"],
    ["odd", ""],
  ]);
});

it("adds what a permission depends on, and takes away what depends on it", () => {
  expect([...choose(all, new Set(), ["role:create"], true)].sort()).toEqual(["product:read", "role:create", "role:read"]);
  expect([...choose(all, new Set(["role:read", "role:create", "role:delete", "product:read"]), ["role:read"], false)]).toEqual(["product:read"]);
  expect([...choose(all, new Set(["product:read"]), ["role:delete"], false)]).toEqual(["product:read"]);
});
