import { expect, it } from "vitest";
import { placeUserErrors } from "./place-user-errors";

const place = (field: string[] | null, ...shown: string[]) => {
  const placed: string[] = [];
  const rest = placeUserErrors([{ field, message: "wrong" }], { shows: (path) => shown.includes(path), setFieldError: (path) => placed.push(path) });
  return { placed, rest: rest.length };
};

it("an error goes to its field, or to the nearest above that is shown", () => {
  expect(place(["input", "name"], "name")).toEqual({ placed: ["name"], rest: 0 });
  expect(place(["input", "permissions", "2", "name"], "permissions.2.name", "permissions")).toEqual({ placed: ["permissions.2.name"], rest: 0 });
  expect(place(["input", "roleIds", "0"], "roleIds")).toEqual({ placed: ["roleIds"], rest: 0 });
});

it("an error that no control could show is handed back, never swallowed", () => {
  expect(place(["input", "roleIds", "0"], "name")).toEqual({ placed: [], rest: 1 });
  expect(place([], "name")).toEqual({ placed: [], rest: 1 });
  expect(place(null, "name")).toEqual({ placed: [], rest: 1 });
});
