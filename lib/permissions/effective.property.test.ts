import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { Group, GroupMembership, Product, Role, RoleAssignment, RolePermission, type ServiceAccount, type Team } from "../../entities/index";
import { userRecord } from "../auth/user-record";
import { applyChanges } from "../db/changes";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { clientRecord } from "../tokens/client-record";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { makeMember, type TeamPerson } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { roadsOf } from "./roads-of";
import { weigh } from "./weigh";

useDatabase();

/** What the model knows: plain lists, by index. Group 0 to 2 hold whom the memberships say; holders are members 0 to 2, then accounts 0 to 3. */
interface World {
  roles: { product: number; permissions: string[] }[];
  assignments: { role: number; to: { group: number } | { holder: number }; until: End }[];
  memberships: { group: number; holder: number; until: End }[];
  disabled: boolean[];
}
type End = "past" | "future" | null;

const permissions = ["audit:read", "product:read", "role:read", "member:invite", "things:read", "things:write"];
const forPeople = ["role:read", "member:invite"];
const [members, accounts, groups, roles] = [3, 4, 3, 5];

/** The naive model. Product 0 is Latchkey's own; accounts 0 and 1 are of it, 2 and 3 of the other. */
function holds({ roles, assignments, memberships, disabled }: World, holder: number, product: number, permission: string): boolean {
  const account = holder >= members;
  if (disabled[holder]) return false;
  if (account && product !== (holder - members < 2 ? 0 : 1)) return false;
  if (account && product === 0 && forPeople.includes(permission)) return false;
  return assignments.some(({ role, to, until }) => {
    if (until === "past" || roles[role]!.product !== product || !roles[role]!.permissions.includes(permission)) return false;
    if ("holder" in to) return to.holder === holder;
    return memberships.some((membership) => membership.group === to.group && membership.holder === holder && membership.until !== "past");
  });
}

const end = fc.constantFrom<End>("past", "future", null);
const holder = fc.nat(members + accounts - 1);
const group = fc.nat(groups - 1);
const worlds: fc.Arbitrary<World> = fc.record({
  roles: fc.array(fc.record({ product: fc.nat(1), permissions: fc.subarray(permissions) }), { minLength: roles, maxLength: roles }),
  assignments: fc.uniqueArray(fc.record({ role: fc.nat(roles - 1), to: fc.oneof(fc.record({ group }), fc.record({ holder })), until: end }), {
    maxLength: 15,
    selector: ({ role, to }) => JSON.stringify([role, to]),
  }),
  memberships: fc.uniqueArray(fc.record({ group, holder, until: end }), {
    maxLength: 10,
    selector: (membership) => `${membership.group} ${membership.holder}`,
  }),
  disabled: fc.array(
    fc.nat(4).map((n) => n === 0),
    { minLength: members + accounts, maxLength: members + accounts },
  ),
});

let team: Team;
let people: TeamPerson[];
let accountList: ServiceAccount[];
let products: string[];
beforeAll(async () => {
  team = await makeTeam();
  const other = await makeProduct(team);
  const own = await (await dataSource()).manager.findOneByOrFail(Product, { teamId: team.id, builtIn: true });
  products = [own.id, other.id];
  people = await Promise.all(Array.from({ length: members }, () => makeMember(team)));
  accountList = [];
  for (let at = 0; at < accounts; at += 1) accountList.push((await makeAccount(team, { roleIds: [], productId: products[at < 2 ? 0 : 1] })).account);
});

/** Makes the database hold just this world. */
async function write(world: World): Promise<void> {
  const common = { teamId: team.id, createdAt: new Date(), createdBy: "test" };
  const named = (prefix: string, at: number) => ({ name: `${prefix} ${at}`, nameKey: `${prefix} ${at}`, description: "", updatedAt: new Date(), version: 1 });
  const time = (until: End) => (until === null ? null : new Date(Date.now() + (until === "past" ? -1_000 : 3600_000)));
  const who = (at: number) => (at < members ? { memberId: people[at]!.memberId } : { serviceAccountId: accountList[at - members]!.id });
  const roleIds = world.roles.map(() => newId("Role"));
  const groupIds = Array.from({ length: groups }, () => newId("Group"));
  await transaction(async ({ manager }) => {
    for (const table of ["role_assignment", "group_membership", "team_group", "role_permission"])
      await manager.query(`DELETE FROM ${table} WHERE team_id = $1`, [team.id]);
    await manager.query("DELETE FROM role WHERE team_id = $1 AND built_in_key IS NULL", [team.id]);
    await manager.query("UPDATE user_account u SET disabled_at = CASE WHEN id = ANY($1) THEN now() END", [
      people.filter((_, at) => world.disabled[at]).map(({ actor }) => actor.id),
    ]);
    await manager.query("UPDATE service_account SET enabled = NOT id = ANY($1)", [
      accountList.filter((_, at) => world.disabled[members + at]).map(({ id }) => id),
    ]);
    await manager.insert(
      Role,
      world.roles.map(({ product }, at) => ({ ...common, ...named("role", at), id: roleIds[at]!, productId: products[product]!, builtInKey: null })),
    );
    const permitted = world.roles.flatMap((role, at) =>
      role.permissions.map((permission) => ({ teamId: team.id, productId: products[role.product]!, roleId: roleIds[at]!, permission })),
    );
    if (permitted.length > 0) await manager.insert(RolePermission, permitted);
    await manager.insert(
      Group,
      groupIds.map((id, at) => ({ ...common, ...named("group", at), id })),
    );
    for (const { role, to, until } of world.assignments)
      await manager.insert(RoleAssignment, {
        ...common,
        id: newId("RoleAssignment"),
        roleId: roleIds[role]!,
        expiresAt: time(until),
        ...("group" in to ? { groupId: groupIds[to.group]! } : who(to.holder)),
      });
    for (const { group: at, holder: whose, until } of world.memberships)
      await manager.insert(GroupMembership, { ...common, id: newId("GroupMembership"), groupId: groupIds[at]!, expiresAt: time(until), ...who(whose) });
  });
  applyChanges([
    { topic: "user", key: "*" },
    { topic: "client", key: "*" },
  ]);
}

const everything = () => products.flatMap((_, product) => permissions.map((permission) => ({ product, permission })));

it("what roles, groups, products, dates and switches come to is what a naive model says, for sessions and tokens too", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      await write(world);
      const { manager } = await dataSource();
      const found = new Map(
        (await roadsOf(manager, { memberIds: people.map(({ memberId }) => memberId), serviceAccountIds: accountList.map(({ id }) => id) })).map((each) => [
          each.id,
          each,
        ]),
      );
      for (let at = 0; at < members + accounts; at += 1) {
        const wanted = everything().filter(({ product, permission }) => holds(world, at, product, permission));
        // Latchkey's own product knows nothing of things.
        const known = wanted.filter(({ product, permission }) => product === 1 || !permission.startsWith("things:"));
        const id = at < members ? people[at]!.memberId : accountList[at - members]!.id;
        const { roads, holder: whose, now } = found.get(id)!;
        const { held, nextEnd } = weigh(roads, whose, now);
        const weighed = everything().filter(({ product, permission }) => held.get(products[product]!)?.has(permission));
        expect(weighed).toEqual(known);
        for (const roads of held.values())
          for (const [permission, list] of roads)
            for (const road of list) {
              expect(road.role.permissions).toContain(permission);
              if (road.until !== null) expect(road.until).toBeGreaterThanOrEqual(nextEnd!);
            }
        if (at < members) {
          const { disabled, memberships } = (await userRecord(people[at]!.actor.id))!;
          expect(disabled).toBe(world.disabled[at]);
          const of = (product: number) => [...(memberships[0]!.productPermissions.get(products[product]!) ?? [])];
          expect(everything().filter(({ product, permission }) => of(product).includes(permission))).toEqual(known);
          expect([...memberships[0]!.permissions].sort()).toEqual(of(0).sort());
        } else {
          const { clientId, productId } = accountList[at - members]!;
          const of = (await clientRecord(clientId))!.permissions;
          expect(everything().filter(({ product, permission }) => products[product] === productId && of.has(permission))).toEqual(known);
        }
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
