import { expect, it } from "vitest";
import { ForbiddenError } from "../errors";
import { newId } from "../ids";
import { type Actor, systemActor } from "./actor";
import type { Permission } from "./catalogue";
import { assertMayGive, lackedPermissions } from "./assert-may-give";
import { accountIn, inBoth, personIn } from "./testing/actors";

const teamId = newId("Team");
const builtIn = { id: newId("Product"), builtIn: true };
const billing = { id: newId("Product"), builtIn: false };
const other = { id: newId("Product"), builtIn: false };

const person = (permissions: Permission[] = [], ofBilling = ["invoices:read"]) => personIn(teamId, permissions, { [billing.id]: ofBilling });
const lacked = (actor: Actor, product: typeof builtIn, ...permissions: string[]) => lackedPermissions(actor, teamId, [{ product, permissions }]);

it("lists each permission that the giver doesn't hold", () => {
  const wanted = [{ product: builtIn, permissions: ["product:read", "product:create", "audit:read"] }];
  const refusal = () => assertMayGive(person(["product:read"]), teamId, wanted, "assign the role X");
  expect(refusal).toThrow(ForbiddenError);
  expect(refusal).toThrow(expect.objectContaining({ requiredPermissions: ["product:create", "audit:read"] }));
  expect(refusal).toThrow("You can't assign the role X: it would give permissions that you don't hold (product:create, audit:read).");
});

it("lets give what is held, and nothing at all", () => {
  for (const permissions of [["product:read"], []])
    expect(() => assertMayGive(person(["product:read"]), teamId, [{ product: builtIn, permissions }], "act")).not.toThrow();
});

it("lists once what is lacked for more than one reason", () => {
  const wanted = [
    { product: billing, permissions: ["invoices:write"] },
    { product: other, permissions: ["invoices:write", "invoices:read"] },
  ];
  expect(lackedPermissions(person(), teamId, wanted)).toEqual(["invoices:write", "invoices:read"]);
});

it("names the first ten to people, and all to programs", () => {
  const names = (count: number) => Array.from({ length: count }, (_, n) => `things:do-${n}`);
  const refusal = (count: number) => () => assertMayGive(person(), teamId, [{ product: other, permissions: names(count) }], "act");
  expect(refusal(10)).toThrow(`(${names(10).join(", ")}).`);
  expect(refusal(12)).toThrow(`(${names(10).join(", ")} and 2 more).`);
  expect(refusal(12)).toThrow(expect.objectContaining({ requiredPermissions: names(12) }));
});

it("says of permissions of a product that who may grant any can give them", () => {
  const refusal = (...wanted: { product: typeof builtIn; permissions: string[] }[]) => {
    try {
      assertMayGive(person(), teamId, wanted, "act");
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("was not refused");
  };
  const [own, ofProduct] = [
    { product: builtIn, permissions: ["audit:read"] },
    { product: other, permissions: ["things:read"] },
  ];
  expect(refusal(own)).not.toContain("product-permission:grant");
  expect(refusal(ofProduct)).toContain("product-permission:grant");
  expect(refusal(own, ofProduct)).toContain("product-permission:grant");
});

it("gives a member of another team nothing, whatever they hold there", () => {
  const elsewhere = newId("Team");
  const stranger = personIn(elsewhere, ["product:read", "product-permission:grant"], { [billing.id]: ["invoices:read"] });
  for (const actor of [stranger, inBoth(stranger, personIn(teamId, []))]) {
    expect(lacked(actor, builtIn, "product:read")).toEqual(["product:read"]);
    expect(lacked(actor, billing, "invoices:read")).toEqual(["invoices:read"]);
  }
});

it("lets permissions of a product be given by who holds them there", () => {
  expect(lacked(person(), billing, "invoices:read")).toEqual([]);
  expect(lacked(person(), billing, "invoices:read", "invoices:write")).toEqual(["invoices:write"]);
  expect(lacked(person(), other, "invoices:read")).toEqual(["invoices:read"]);
  expect(lacked(accountIn(teamId, []), billing, "invoices:read")).toEqual(["invoices:read"]);
});

it("lets who may grant permissions of products give any of them, and none of Latchkey's own", () => {
  for (const actor of [person(["product-permission:grant"]), accountIn(teamId, ["product-permission:grant"])]) {
    expect(lacked(actor, billing, "invoices:write")).toEqual([]);
    expect(lacked(actor, builtIn, "product:read")).toEqual(["product:read"]);
  }
});

it("lets a role of a product without any permission be given only by who may grant any: its name is worth something", () => {
  expect(lacked(person(), billing)).toEqual(["product-permission:grant"]);
  expect(lacked(person(["product-permission:grant"]), billing)).toEqual([]);
  expect(lacked(person(), builtIn)).toEqual([]);
});

it("stops Latchkey itself at nothing", () => {
  expect(lacked(systemActor(), builtIn, "audit:read")).toEqual([]);
  expect(lacked(systemActor(), billing, "invoices:write")).toEqual([]);
  expect(lacked(systemActor(), billing)).toEqual([]);
});
