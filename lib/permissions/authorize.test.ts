import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ForbiddenError, NotFoundError, UnauthenticatedError } from "../errors";
import { newId } from "../ids";
import { noOrigin, type ServiceAccountActor, systemActor, type UserActor } from "./actor";
import { authorize, can } from "./authorize";
import { builtInRoles } from "./built-in-roles";
import { catalogue, type Permission } from "./catalogue";
import type { Grant } from "./grant";
import { assertMayGive } from "./no-escalation";
import { ownPermissions } from "./own-permissions";
import { type Holder, weigh } from "./weigh";

const teamId = newId("Team");
const builtIn = { id: newId("Product"), builtIn: true };
const billing = { id: newId("Product"), builtIn: false };

/** What built-in roles come to for somebody. */
function permitted(keys: string[], type: Holder["type"]): ReadonlySet<string> {
  const grants: Grant[] = keys.map((key) => ({
    role: { id: newId("Role"), name: key, product: builtIn, builtInKey: key, permissions: [] },
    group: null,
    until: null,
  }));
  const holder: Holder = type === "MEMBER" ? { type, enabled: true } : { type, enabled: true, productId: builtIn.id };
  return ownPermissions(grants, weigh(grants, holder, 0));
}

function person(permissions: Permission[]): UserActor {
  const membership = {
    teamId,
    memberId: newId("Member"),
    permissions: new Set(permissions),
    productPermissions: new Map([[billing.id, new Set(["invoices:read"])]]),
  };
  return {
    type: "USER",
    id: newId("User"),
    name: "P",
    email: "p@example.com",
    sessionId: newId("Session"),
    authenticatedAt: new Date(),
    administrator: false,
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
    const rights = [{ product: builtIn, permissions: ["product:read", "product:create", "audit:read"] }];
    const refusal = () => assertMayGive(person(["product:read"]), teamId, rights, "assign the role X");
    expect(refusal).toThrow(expect.objectContaining({ requiredPermissions: ["product:create", "audit:read"] }));
  });

  it("gives a member of another team nothing", () => {
    const rights = [{ product: builtIn, permissions: ["product:read"] }];
    expect(() => assertMayGive(person(["product:read"]), newId("Team"), rights, "act")).toThrow(ForbiddenError);
  });

  it("lets permissions of a product be given by who holds them there, or may grant any", () => {
    const give =
      (actor: UserActor | ServiceAccountActor, permission: string, product = billing) =>
      () =>
        assertMayGive(actor, teamId, [{ product, permissions: [permission] }], "act");
    expect(give(person([]), "invoices:read")).not.toThrow();
    expect(give(person([]), "invoices:write")).toThrow(expect.objectContaining({ requiredPermissions: ["invoices:write"] }));
    expect(give(person([]), "invoices:read", { id: newId("Product"), builtIn: false })).toThrow(ForbiddenError);
    expect(give(account([]), "invoices:read")).toThrow(ForbiddenError);
    for (const actor of [person(["product-permission:grant"]), account(["product-permission:grant"])]) {
      expect(give(actor, "invoices:write")).not.toThrow();
      expect(give(actor, "product:read", builtIn)).toThrow(ForbiddenError);
    }
  });
});

describe("built-in roles", () => {
  const peopleOnly = catalogue.filter((permission) => permission.peopleOnly).map((permission) => permission.name);

  it("for service accounts hold no right over people, roles or the team", () => {
    for (const role of builtInRoles.filter(({ key }) => ["service-account-project-admin", "service-account-viewer"].includes(key))) {
      expect(peopleOnly.filter((name) => (role.permissions as ReadonlySet<string>).has(name))).toEqual([]);
    }
  });

  it("never give a service account a right over people, even if one for members were assigned", () => {
    expect(peopleOnly.filter((name) => permitted(["owner"], "SERVICE_ACCOUNT").has(name))).toEqual([]);
  });

  it("that a newer version brought permit nothing to this one, and break nothing", () => {
    expect([...permitted(["role-of-tomorrow"], "MEMBER")]).toEqual([]);
    expect([...permitted(["role-of-tomorrow", "service-account-viewer"], "SERVICE_ACCOUNT")]).toContain("service-account:read");
  });

  it("grow from viewer to admin to owner", () => {
    const of = (key: string) => permitted([key], "MEMBER");
    expect([...of("viewer")].every((permission) => of("admin").has(permission))).toBe(true);
    expect([...of("admin")].every((permission) => of("owner").has(permission))).toBe(true);
    expect([...of("viewer")].every((permission) => permission.endsWith(":read"))).toBe(true);
    expect(of("owner").size).toBe(catalogue.length);
  });
});

describe("the catalogue", () => {
  it("is the table in the documentation", () => {
    const rows = [...readFileSync("docs/permissions.md", "utf8").matchAll(/^\| `([a-z-]+)` +\| ([^|]+?) +\| (people only|anyone) +\|$/gm)];
    const told = rows.flatMap(([, resource, verbs, who]) =>
      verbs!.split(", ").map((verb) => [`${resource}:${verb.replaceAll("`", "")}`, who === "people only"]),
    );
    expect(told).toEqual(catalogue.map(({ name, peopleOnly }) => [name, peopleOnly]));
  });

  it("names each permission once, as resource:verb, and depends on what it has", () => {
    const names = catalogue.map((permission) => permission.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, dependsOn } of catalogue) {
      expect(name).toMatch(/^[a-z-]+:[a-z-]+$/);
      expect(names).toEqual(expect.arrayContaining([...dependsOn]));
    }
  });
});
