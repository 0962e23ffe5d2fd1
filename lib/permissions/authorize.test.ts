import { beforeEach, expect, it } from "vitest";
import { ForbiddenError, NotFoundError, UnauthenticatedError } from "../errors";
import { newId } from "../ids";
import { takeCounts } from "../usage/counters";
import { systemActor } from "./actor";
import { authorize, can } from "./authorize";
import { accountIn, inBoth, personIn } from "./testing/actors";

const teamId = newId("Team");
const readers = () => [personIn(teamId, ["product:read"]), accountIn(teamId, ["product:read"])];
const used = () => takeCounts().permissions.map(({ subjectId, permission }) => [subjectId, permission]);

beforeEach(() => void takeCounts());

it("refuses nobody as unauthenticated", () => {
  expect(() => authorize(null, "audit:read", teamId)).toThrow(UnauthenticatedError);
});

it("names the permission that is missing, for programs and for people", () => {
  for (const actor of readers()) {
    const refusal = () => authorize(actor, "product:create", teamId);
    expect(refusal).toThrow(ForbiddenError);
    expect(refusal).toThrow("the permission “Create products” (product:create)");
    expect(refusal).toThrow(expect.objectContaining({ requiredPermissions: ["product:create"], reason: undefined }));
  }
});

it("says who lacks it: the person who asks, or the account's token", () => {
  const [person, account] = readers();
  expect(() => authorize(person!, "product:create", teamId)).toThrow(/^You don't hold/);
  expect(() => authorize(account!, "product:create", teamId)).toThrow(/^This service account's token doesn't hold/);
});

it("says that a token's scopes leave out what its account holds, and only then", () => {
  const narrowed = { ...accountIn(teamId, []), accountPermissions: new Set(["product:read"]) };
  const missingScope = expect.objectContaining({ reason: "MISSING_SCOPE", requiredPermissions: ["product:read"] });
  expect(() => authorize(narrowed, "product:read", teamId)).toThrow(missingScope);
  expect(() => authorize(narrowed, "product:create", teamId)).toThrow(expect.objectContaining({ reason: undefined }));
});

it("knows no other team than the actor's, and says what was looked for where", () => {
  for (const actor of readers()) {
    const other = newId("Team");
    expect(() => authorize(actor, "product:read", other)).toThrow(NotFoundError);
    expect(() => authorize(actor, "product:read", other)).toThrow(expect.objectContaining({ what: "team", field: ["teamId"] }));
    expect(() => authorize(actor, "product:read", other, "product", ["id"])).toThrow(expect.objectContaining({ what: "product", field: ["id"] }));
  }
});

it("gives somebody in two teams in each only what they hold there", () => {
  const elsewhere = newId("Team");
  const actor = inBoth(personIn(elsewhere, ["product:create"]), personIn(teamId, ["product:read"]));
  expect(can(actor, "product:read", teamId)).toBe(true);
  expect(can(actor, "product:create", teamId)).toBe(false);
  expect(can(actor, "product:read", elsewhere)).toBe(false);
});

it("lets through what is held, and Latchkey itself", () => {
  for (const actor of [...readers(), systemActor()]) {
    expect(can(actor, "product:read", teamId)).toBe(true);
    expect(() => authorize(actor, "product:read", teamId)).not.toThrow();
  }
});

it("counts what service accounts have used, by the token they came with, and nobody else's", () => {
  const account = accountIn(teamId, ["product:read"]);
  const token = { id: newId("ApiToken"), name: "T", allowedOrigins: [], allowedCidrs: [] };
  authorize(personIn(teamId, ["product:read"]), "product:read", teamId);
  authorize(systemActor(), "product:read", teamId);
  expect(() => authorize(account, "product:create", teamId)).toThrow();
  expect(used()).toEqual([]);
  authorize(account, "product:read", teamId);
  expect(used()).toEqual([[account.id, "product:read"]]);
  authorize({ ...account, token }, "product:read", teamId);
  expect(used()).toEqual([
    [account.id, "product:read"],
    [token.id, "product:read"],
  ]);
});
