import { expect, it } from "vitest";
import { addPermissions } from "../product-values";
import { readPermissions } from "./read-permissions";

const read = { name: "invoices:read", title: "Read invoices", description: "" };
const write = { name: "invoices:write", title: "", description: "" };

it.each([
  ["a list of names", "- invoices:read\n- invoices:write", [{ ...read, title: "" }, write]],
  ["mappings", "- name: invoices:read\n  title: Read invoices\n- name: invoices:write\n", [read, write]],
  ["JSON", '[{"name":"invoices:read","title":"Read invoices"},"invoices:write"]', [read, write]],
  ["a mapping to titles", 'invoices:read: Read invoices\n"invoices:write":', [read, write]],
  ["a key above", '{"permissions":{"invoices:read":{"title":"Read invoices"}}}', [read]],
  ["nothing", "", []],
])("reads %s", (_, text, permissions) => expect(readPermissions(text)).toEqual({ permissions, problems: [] }));

it.each([
  ["a wrong name", "- invoices:read\n- read everything", 2, "read everything"],
  ["an unknown field", "- name: a:b\n  titel: Oh", 2, "titel"],
  ["a missing name", "\n\n- title: Oh", 3, "missing"],
  ["a name twice", "- a:b\n- c:d\n- a:b", 3, "twice"],
  ["a number for a title", "- name: a:b\n  title: 12", 2, "must be text"],
  ["broken JSON", '[{"name":\n"a:b"', 2, "neither JSON nor YAML"],
  ["a text", "hello", 1, "list of permissions"],
  ["an alias", "- &x a:b\n- *x", 2, "An entry is a name"],
])("names the line of %s", (_, text, line, message) => {
  const { problems } = readPermissions(text);
  expect(problems[0]).toMatchObject({ line, message: expect.stringContaining(message) });
});

it("adds to a list without doubling a name", () => {
  const list = [
    { name: "invoices:read", title: "Old", description: "" },
    { name: "", title: "", description: "" },
    { ...write, name: "x:y" },
  ];
  expect(addPermissions(list, [read, write])).toEqual([read, { ...write, name: "x:y" }, write]);
});
