import { expect, it } from "vitest";
import { ForbiddenError } from "../errors";
import { newId } from "../ids";
import { isVisible } from "./is-visible";
import { personIn } from "./testing/actors";

const teamId = newId("Team");
const actor = personIn(teamId, ["product:read"]);

it("what is of another team isn't there", () => {
  expect(isVisible(actor, "product:read", newId("Team"))).toBe(false);
});

it("what is of the own team is there for who may read it, and refused to others by name", () => {
  expect(isVisible(actor, "product:read", teamId)).toBe(true);
  expect(() => isVisible(actor, "audit:read", teamId)).toThrow(ForbiddenError);
});
