import { afterEach, describe, expect, it, vi } from "vitest";
import { newId } from "../ids";
import type { Road, RoleWithPermissions } from "./road";
import { freshUntil, type Holder, isPeopleOnly, permissionsOfRole, weigh } from "./weigh";

const builtIn = { id: newId("Product"), builtIn: true };
const billing = { id: newId("Product"), builtIn: false };
const now = 1_000_000;
const member: Holder = { type: "MEMBER", enabled: true };
const accountOf = ({ id }: { id: string }): Holder => ({ type: "SERVICE_ACCOUNT", enabled: true, productId: id });

function role(permissions: string[], product = builtIn, builtInKey: string | null = null): RoleWithPermissions {
  return { id: newId("Role"), name: "R", product, builtInKey, permissions };
}
const road = (to: RoleWithPermissions, until: number | null = null): Road => ({ role: to, group: null, until });
/** What counts, by product and permission, with the roads that give it. */
const held = (grants: Road[], holder: Holder) => [...weigh(grants, holder, now).held].map(([id, permissions]) => [id, [...permissions]]);

describe("what a role permits", () => {
  it("is of a role that the team has made what it lists", () => {
    expect(permissionsOfRole(role(["invoices:read"], billing))).toEqual(["invoices:read"]);
    expect(permissionsOfRole(role(["audit:read"]))).toEqual(["audit:read"]);
  });

  it("is of a built-in role what the catalogue says, whatever is stored", () => {
    const viewer = permissionsOfRole(role(["team:update"], builtIn, "viewer"));
    expect(viewer).toContain("audit:read");
    expect(viewer).not.toContain("team:update");
  });

  it("is on Latchkey's own API nothing that the catalogue doesn't know", () => {
    expect(permissionsOfRole(role(["audit:read", "audit:forge"]))).toEqual(["audit:read"]);
    expect(permissionsOfRole(role(["audit:forge"], billing))).toEqual(["audit:forge"]);
  });
});

describe("permissions of people only", () => {
  it("are those that the catalogue calls so, on Latchkey's own API", () => {
    expect(isPeopleOnly(builtIn, "member:read")).toBe(true);
    expect(isPeopleOnly(builtIn, "audit:read")).toBe(false);
    expect(isPeopleOnly(builtIn, "unknown:right")).toBe(false);
    expect(isPeopleOnly(billing, "member:read")).toBe(false);
  });
});

describe("weighing", () => {
  it("gives what each road permits, with every road that gives it", () => {
    const [one, other, things] = [road(role(["audit:read", "product:read"])), road(role(["audit:read"])), road(role(["invoices:read"], billing))];
    expect(held([one, other, things], member)).toEqual([
      [
        builtIn.id,
        [
          ["audit:read", [one, other]],
          ["product:read", [one]],
        ],
      ],
      [billing.id, [["invoices:read", [things]]]],
    ]);
    expect(weigh([one, other, things], member, now).withheld).toEqual([]);
  });

  it("gives nothing to whoever is disabled", () => {
    const grant = road(role(["audit:read"]));
    for (const holder of [member, accountOf(builtIn)])
      expect(weigh([grant], { ...holder, enabled: false }, now)).toEqual({
        held: new Map(),
        withheld: [{ road: grant, permission: null, reason: "DISABLED" }],
        nextEnd: null,
      });
  });

  it("gives nothing by a road that has ended, to the millisecond", () => {
    const [ended, lasting] = [road(role(["audit:read"]), now), road(role(["product:read"]), now + 1)];
    expect(held([ended, lasting], member)).toEqual([[builtIn.id, [["product:read", [lasting]]]]]);
    expect(weigh([ended], member, now).withheld).toEqual([{ road: ended, permission: null, reason: "EXPIRED" }]);
  });

  it("gives a service account only what is of its own product; a member has roles of any", () => {
    const [own, foreign] = [road(role(["invoices:read"], billing)), road(role(["audit:read"]))];
    const { withheld } = weigh([own, foreign], accountOf(billing), now);
    expect(held([own, foreign], accountOf(billing))).toEqual([[billing.id, [["invoices:read", [own]]]]]);
    expect(withheld).toEqual([{ road: foreign, permission: null, reason: "OTHER_PRODUCT" }]);
    expect(held([own, foreign], member)).toHaveLength(2);
  });

  it("never gives a service account a right of people, and the rest of the role all the same", () => {
    const grant = road(role(["member:read", "audit:read"]));
    const { withheld } = weigh([grant], accountOf(builtIn), now);
    expect(held([grant], accountOf(builtIn))).toEqual([[builtIn.id, [["audit:read", [grant]]]]]);
    expect(withheld).toEqual([{ road: grant, permission: "member:read", reason: "PEOPLE_ONLY" }]);
    expect(held([grant], member)).toEqual([
      [
        builtIn.id,
        [
          ["member:read", [grant]],
          ["audit:read", [grant]],
        ],
      ],
    ]);
  });

  it("tells the next end of what counts, whichever order the roads come in", () => {
    const any = role(["audit:read"]);
    const nextEnd = (...ends: (number | null)[]) =>
      weigh(
        ends.map((end) => road(any, end)),
        member,
        now,
      ).nextEnd;
    expect(nextEnd()).toBeNull();
    expect(nextEnd(null)).toBeNull();
    expect(nextEnd(now + 20, null, now + 10, now - 5)).toBe(now + 10);
    expect(nextEnd(now + 10, now + 20)).toBe(now + 10);
  });
});

describe("how long it stays so", () => {
  afterEach(() => void vi.useRealTimers());

  it("is until the next end by this machine's clock, however that differs from the database's", () => {
    vi.useFakeTimers({ now: 5_000 });
    const until = (end: number | null) => freshUntil(weigh([road(role(["audit:read"]), end)], member, now), now);
    expect(until(now + 300)).toBe(5_300);
    expect(until(null)).toBe(Infinity);
  });
});
