import { describe, expect, it } from "vitest";
import { ForbiddenError, NotFoundError, UnauthenticatedError } from "../errors";
import { newId } from "../ids";
import { noOrigin, type ServiceAccountActor, systemActor, type UserActor } from "./actor";
import { assertHoldsAll, authorize, can } from "./authorize";
import { builtInRoles } from "./built-in-roles";
import { catalogue, type Permission } from "./catalogue";
import { permissionsOfRoles } from "./effective-permissions";

const teamId = newId("Team");

function person(permissions: Permission[]): UserActor {
  const membership = { teamId, permissions: new Set(permissions) };
  return {
    type: "USER",
    id: newId("User"),
    name: "P",
    email: "p@example.com",
    sessionId: newId("Session"),
    authenticatedAt: new Date(),
    memberships: [membership],
    origin: noOrigin,
  };
}

function account(permissions: Permission[]): ServiceAccountActor {
  return { type: "SERVICE_ACCOUNT", id: newId("ServiceAccount"), name: "A", teamId, permissions: new Set(permissions), origin: noOrigin };
}

describe("authorize", () => {
  it("refuses nobody as unauthenticated", () => {
    expect(() => authorize(null, "audit:read", teamId)).toThrow(UnauthenticatedError);
  });

  it("names the permission that is missing", () => {
    for (const actor of [person(["product:read"]), account(["product:read"])]) {
      expect(() => authorize(actor, "product:create", teamId)).toThrow(ForbiddenError);
      expect(() => authorize(actor, "product:create", teamId)).toThrow("product:create");
    }
  });

  it("knows no other team than the actor's", () => {
    for (const actor of [person(["product:read"]), account(["product:read"])])
      expect(() => authorize(actor, "product:read", newId("Team"))).toThrow(NotFoundError);
  });

  it("lets through what is held, and Latchkey itself", () => {
    for (const actor of [person(["product:read"]), account(["product:read"]), systemActor()]) expect(can(actor, "product:read", teamId)).toBe(true);
  });
});

describe("no escalation", () => {
  it("lists each permission that the giver doesn't hold", () => {
    const refusal = () => assertHoldsAll(person(["product:read"]), ["product:read", "product:create", "audit:read"], teamId, "assign the role X");
    expect(refusal).toThrow(expect.objectContaining({ requiredPermissions: ["product:create", "audit:read"] }));
  });

  it("gives a member of another team nothing", () => {
    expect(() => assertHoldsAll(person(["product:read"]), ["product:read"], newId("Team"), "act")).toThrow(ForbiddenError);
  });
});

describe("built-in roles", () => {
  const peopleOnly = catalogue.filter((permission) => permission.peopleOnly).map((permission) => permission.name);

  it("for service accounts hold no right over people, roles or the team", () => {
    for (const role of builtInRoles.filter((candidate) => candidate.for === "service-accounts")) {
      expect(peopleOnly.filter((name) => (role.permissions as ReadonlySet<string>).has(name))).toEqual([]);
    }
  });

  it("never give a service account a right over people, even if one for members were assigned", () => {
    expect(peopleOnly.filter((name) => permissionsOfRoles(["owner"], "service-accounts").has(name))).toEqual([]);
  });

  it("that a newer version brought permit nothing to this one, and break nothing", () => {
    expect([...permissionsOfRoles(["role-of-tomorrow"], "members")]).toEqual([]);
    expect([...permissionsOfRoles(["role-of-tomorrow", "service-account-viewer"], "service-accounts")]).toContain("service-account:read");
  });

  it("grow from viewer to admin to owner", () => {
    const of = (key: string) => permissionsOfRoles([key], "members");
    expect([...of("viewer")].every((permission) => of("admin").has(permission))).toBe(true);
    expect([...of("admin")].every((permission) => of("owner").has(permission))).toBe(true);
    expect([...of("viewer")].every((permission) => permission.endsWith(":read"))).toBe(true);
    expect(of("owner").size).toBe(catalogue.length);
  });
});

describe("the catalogue", () => {
  it("names each permission once, as resource:verb, and depends on what it has", () => {
    const names = catalogue.map((permission) => permission.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, dependsOn } of catalogue) {
      expect(name).toMatch(/^[a-z-]+:[a-z-]+$/);
      expect(names).toEqual(expect.arrayContaining([...dependsOn]));
    }
  });
});
