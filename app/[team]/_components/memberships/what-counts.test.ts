import { expect, it } from "vitest";
import { whyNot } from "./what-counts";

const billing = { id: "prod_1", name: "Billing" };
const assignment = { id: "ra_1", active: true, until: null, role: { id: "role_1", name: "Reader", product: billing } };
const jenkins = { id: "sa_1", name: "Jenkins CI" };

it("counts for a member whatever the product, and for a service account of the role's own", () => {
  expect(whyNot({ active: true }, assignment, { id: "mem_1", name: "Ada" })).toBeUndefined();
  expect(whyNot({ active: true }, assignment, { ...jenkins, product: billing })).toBeUndefined();
});

it("says why a role doesn't count", () => {
  const latchkey = { id: "prod_2", name: "Latchkey" };
  expect(whyNot({ active: true }, assignment, { ...jenkins, product: latchkey })).toBe("It is a role for Billing; this service account is for Latchkey.");
  expect(whyNot({ active: false }, assignment, { ...jenkins, product: billing })).toMatch(/membership.*ended/);
  expect(whyNot({ active: true }, { ...assignment, active: false }, { ...jenkins, product: billing })).toMatch(/until a time that is past/);
});
