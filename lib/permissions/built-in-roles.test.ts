import { describe, expect, it } from "vitest";
import { newId } from "../ids";
import { builtInRoles } from "./built-in-roles";
import { catalogue } from "./catalogue";
import type { Road } from "./road";
import { ownPermissions } from "./own-permissions";
import { type Holder, weigh } from "./weigh";

const builtIn = { id: newId("Product"), builtIn: true };

/** What built-in roles come to for somebody. */
function permitted(keys: string[], type: Holder["type"]): ReadonlySet<string> {
  const roads: Road[] = keys.map((key) => ({
    role: { id: newId("Role"), name: key, product: builtIn, builtInKey: key, permissions: [] },
    group: null,
    until: null,
  }));
  const holder: Holder = type === "MEMBER" ? { type, enabled: true } : { type, enabled: true, productId: builtIn.id };
  return ownPermissions(roads, weigh(roads, holder, 0));
}

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
