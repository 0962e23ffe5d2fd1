import { expect, it } from "vitest";
import { checkConditions, checkExact } from "./conditions";
import { nearMiss } from "./near-miss";

it.each([
  ["acme/web/", "acme/web", /slash/],
  ["acme/web", "acme/web ", /space/],
  ["Acme/Web", "acme/web", /case/],
  ["refs/heads/feature/x", "refs/heads/*", /neither \/ nor :/],
  ["repo:acme/web:ref:refs/heads/main", "repo:acme/*", /neither \/ nor :/],
  ["refs/heads/main", "main", /only a part/],
  ["refs/heads/main", "refs/heads/release", undefined],
  ["refs/heads/main", "refs/heads/*", undefined],
  ["refs/heads/", "refs/heads/*", undefined],
])("of %s and the value %s is explained", (found, pattern, hint) => {
  const [check] = checkConditions([{ claim: "sub", pattern }], { sub: found });
  const said = nearMiss(check!);
  if (hint) expect(said).toMatch(hint);
  else expect(said).toBeUndefined();
});

it("tells that issuer and audience know no *, and nothing of a claim that isn't there", () => {
  const claims = { iss: "https://gitlab.example.com" };
  expect(nearMiss(checkExact("iss", "https://*.example.com", claims))).toMatch(/nothing but itself/);
  expect(nearMiss(checkExact("aud", "https://latchkey.example.com", claims))).toBeUndefined();
});

it("tells of an audience that isn't the only one", () => {
  expect(nearMiss({ claim: "aud", pattern: "latchkey", holds: false, found: "other, latchkey" })).toMatch(/for others too/);
});
