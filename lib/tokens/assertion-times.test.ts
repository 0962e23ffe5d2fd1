import { expect, it } from "vitest";
import { timeProblem } from "./assertion-times";

const now = 1_800_000_000;
const day = 86_400;
const problem = (claims: object) => timeProblem({ exp: now + 300, ...claims }, now);

it.each<[string, object]>([
  ["issued now", { iat: now }],
  ["without iat and nbf", {}],
  ["expired for less than a minute", { exp: now - 59 }],
  ["issued a minute ahead of us", { iat: now + 60 }],
  ["valid from a minute on", { nbf: now + 60 }],
  ["good for a day and a minute", { exp: now + day + 60 }],
  ["good for a day and a minute from when it was issued", { iat: now - 100, exp: now - 100 + day + 60 }],
])("an assertion may be %s", (_, claims) => expect(problem(claims)).toBeUndefined());

it.each<[string, object, string]>([
  ["without an end", { exp: undefined }, "has no exp, or one that is no number"],
  ["with an end that is no number", { exp: String(now + 300) }, "has no exp, or one that is no number"],
  ["that expired a minute ago", { exp: now - 60 }, "has expired"],
  ["issued more than a minute ahead", { iat: now + 61 }, "was issued in the future"],
  ["issued at what is no number", { iat: String(now) }, "was issued in the future"],
  ["valid from more than a minute on", { nbf: now + 61 }, "is not valid yet"],
  ["valid from what is no number", { nbf: String(now) }, "is not valid yet"],
  ["good for longer than a day", { exp: now + day + 61 }, "is good for more than a day"],
  ["good for longer than a day from when it was issued", { iat: now - 100, exp: now - 100 + day + 61 }, "is good for more than a day"],
  ["that says it will be issued, so as to be good for longer", { iat: now + 60, exp: now + day + 61 }, "is good for more than a day"],
])("an assertion %s is refused", (_, claims, message) => expect(problem(claims)).toBe(message));
