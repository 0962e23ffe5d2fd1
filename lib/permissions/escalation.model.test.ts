import fc from "fast-check";
import { expect, it } from "vitest";
import { Group, Member, Product, Role, ServiceAccount, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../errors";
import { addGroupMembers } from "../groups/add-group-members";
import { removeGroupMembers } from "../groups/remove-group-members";
import { removeMember } from "../members/remove-member";
import { createProduct } from "../products/create-product";
import { updateProduct } from "../products/update-product";
import { assignRoles } from "../roles/assign-roles";
import { cloneRole } from "../roles/clone-role";
import { createRole } from "../roles/create-role";
import { deleteRole } from "../roles/delete-role";
import { unassignRoles } from "../roles/unassign-roles";
import { updateRole } from "../roles/update-role";
import { createServiceAccount } from "../service-accounts/create-service-account";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { makeAccount, makeTeam } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole, refreshed, type TeamPerson } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import type { Actor, UserActor } from "./actor";
import type { Impact } from "./impact";
import { grantsOf, type HolderGrants } from "./load-effective";
import { isPeopleOnly, permissionsOfRole, weigh } from "./weigh";

useDatabase();

let team: Team;
let products: [own: string, other: string];
let people: TeamPerson[];

const things = ["things:read", "things:write", "things:delete"];
const own = ["audit:read", "product:read", "role:create", "role-assignment:create", "group:update", "service-account:regenerate-keys"];

/** A team of its own for each run, with people of several strengths. */
async function start(): Promise<void> {
  team = await makeTeam();
  const { manager } = await dataSource();
  const { id: builtIn } = await manager.findOneByOrFail(Product, { teamId: team.id, builtIn: true });
  const owner = await makeMember(team);
  await assign(await builtInRole(team, "owner"), { memberIds: [owner.memberId] });
  owner.actor = await refreshed(owner);
  const permissions = things.map((name) => ({ name }));
  const other = await createProduct(owner.actor, { teamId: team.id, key: "things", name: "Things", audience: `urn:things:${team.slug}`, permissions });
  products = [builtIn, other.id];
  const admin = await makeMember(team);
  await assign(await builtInRole(team, "admin"), { memberIds: [admin.memberId] });
  people = [
    owner,
    admin,
    await makeMemberWith(team, ["role:create", "role:update", "role:read", "role:delete", "audit:read"]),
    await makeMemberWith(team, ["role-assignment:create", "role-assignment:delete", "role:read", "product:read"]),
    await makeMemberWith(team, ["group:update", "group:read", "service-account:create", "service-account:regenerate-keys", "role-assignment:create"]),
    await makeMemberWith(team, ["product:update", "product-permission:grant", "role:update", "role-assignment:create", "member:remove"]),
    await makeMember(team),
  ];
  await assign(await makeRole(team, things.slice(0, 1), { productId: other.id }), { memberIds: [people[2]!.memberId] });
  const { account } = await makeAccount(team);
  await makeAccount(team, { productId: other.id });
  for (const ids of [{ memberIds: [people[6]!.memberId] }, { serviceAccountIds: [account.id] }, {}]) await makeGroup(team, ids);
  const strong = await makeGroup(team);
  await assign(await builtInRole(team, "admin"), { groupIds: [strong.id] });
}

/** What there is now, in an order that stays: a step names things by number. */
async function world() {
  const { manager } = await dataSource();
  const all = async <T extends { id: string }>(entity: { new (): T }) =>
    (await manager.find(entity, { where: { teamId: team.id } as never, order: { id: "ASC" } as never })).map(({ id }) => id);
  return { roles: await all(Role), groups: await all(Group), members: await all(Member), accounts: await all(ServiceAccount) };
}

const step = fc.record({
  // Half of the time the owner, whom nothing but the last rule keeps from leaving the team without one.
  who: fc.oneof(fc.constant(0), fc.nat(6)),
  what: fc.constantFrom(
    ...([
      ...(["assign", "assign", "assign", "assign", "unassign", "unassign", "create", "update", "update", "clone", "delete"] as const),
      ...(["join", "join", "join", "leave", "account", "keys", "product", "remove", "demote"] as const),
    ] as const),
  ),
  pick: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
  own: fc.subarray(own),
  things: fc.subarray(things),
  ends: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
/** What a call answers; undefined for the dry run of a call that has none. */
type Outcome = object | undefined;

let count = 0;
/** The call that a step stands for. The second one of a pair is its dry run, where it has one. */
async function callOf({ what, pick, own: ofOwn, things: ofThings, ends }: Step): Promise<(actor: Actor, dryRun: boolean) => Promise<Outcome>> {
  const { roles, groups, members, accounts } = await world();
  const [a, b, c, d] = pick as [number, number, number, number];
  // Half of the time one of the first three, which are the strongest: Owner, Admin and Viewer, and who has them.
  const one = (list: readonly string[], at: number) => list[(at >> 1) % Math.max(at % 2 === 0 ? list.length : Math.min(list.length, 3), 1)] ?? "none";
  const role = one(roles, a);
  const product = products[b % 2]!;
  const permissions = product === products[0] ? ofOwn : ofThings;
  const name = `New ${(count += 1)}`;
  const to = [{ memberIds: [one(members, c)] }, { serviceAccountIds: [one(accounts, c)] }, { groupIds: [one(groups, c)] }][d % 3]!;
  const into = [{ memberIds: [one(members, c)] }, { serviceAccountIds: [one(accounts, c)] }][d % 2]!;
  const until = ends ? new Date(Date.now() + 3600_000) : null;
  switch (what) {
    case "assign":
      return (actor, dryRun) => assignRoles(actor, { roleIds: [role], ...to, until }, dryRun);
    case "unassign":
      return (actor, dryRun) => unassignRoles(actor, { roleIds: [role], ...to }, dryRun);
    case "create":
      return async (actor, dryRun) => (dryRun ? undefined : createRole(actor, { teamId: team.id, productId: product, name, permissions }));
    case "update":
      return async (actor, dryRun) => updateRole(actor, role, { permissions: [...ofOwn, ...ofThings].slice(0, 1 + (b % 4)) }, dryRun);
    case "clone":
      return async (actor, dryRun) => (dryRun ? undefined : cloneRole(actor, role, { name }));
    case "delete":
      return (actor, dryRun) => deleteRole(actor, role, b % 2 ? one(roles, c) : null, dryRun);
    case "join":
      return (actor, dryRun) => addGroupMembers(actor, one(groups, a), { ...into, until }, dryRun);
    case "leave":
      return (actor, dryRun) => removeGroupMembers(actor, one(groups, a), into, dryRun);
    case "account":
      return async (actor, dryRun) =>
        dryRun ? undefined : createServiceAccount(actor, { teamId: team.id, productId: product, name, roleIds: ends ? null : [role] });
    case "keys":
      return async (actor, dryRun) => (dryRun ? undefined : regenerateClientKeys(actor, one(accounts, a)));
    case "product":
      return (actor, dryRun) => updateProduct(actor, products[1], { permissions: ofThings.map((each) => ({ name: each })) }, { force: ends, dryRun });
    case "demote":
      return (actor, dryRun) => unassignRoles(actor, { roleIds: roles.slice(0, 1), memberIds: [one(members, c)] }, dryRun);
    case "remove":
      return (actor, dryRun) => removeMember(actor, one(members, c), dryRun);
  }
}

/** What everybody may do, by holder: "product permission". */
async function rights(): Promise<Map<string, { holder: HolderGrants; held: Set<string> }>> {
  const { members, accounts } = await world();
  const found = await grantsOf((await dataSource()).manager, { memberIds: members, serviceAccountIds: accounts });
  const heldBy = ({ grants, holder, now }: HolderGrants) =>
    [...weigh(grants, holder, now).held].flatMap(([product, permissions]) => [...permissions.keys()].map((permission) => `${product} ${permission}`));
  return new Map(found.map((holder) => [holder.id, { holder, held: new Set(heldBy(holder)) }]));
}

/** Whether the actor could give this, by the rule as the documentation has it. */
function mayGive(actor: UserActor, right: string): boolean {
  const membership = actor.memberships[0]!;
  const [product, permission] = right.split(" ") as [string, string];
  if (membership.productPermissions.get(product)?.has(permission)) return true;
  return product !== products[0] && membership.permissions.has("product-permission:grant");
}

const refusals = [ForbiddenError, InvalidInputError, NotFoundError];
const settled = async (work: Promise<Outcome>) => {
  try {
    return { done: true, outcome: await work };
  } catch (error) {
    if (!refusals.some((kind) => error instanceof kind)) throw error;
    return { done: false, outcome: undefined, message: (error as Error).message };
  }
};

it("whatever anybody does, nobody gains what the actor couldn't give, no service account gains a right of people, and an owner remains", async () => {
  let done = 0;
  const performed = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 20 }), async (steps) => {
      await start();
      for (const each of steps) {
        const person = people[each.who]!;
        const actor = await refreshed(person);
        // Somebody who has been removed.
        if (actor.memberships.length === 0) continue;
        const call = await callOf(each);
        const before = await rights();
        const dry = await settled(call(actor, true));
        expect([...(await rights())].map(([id, { held }]) => [id, held])).toEqual([...before].map(([id, { held }]) => [id, held]));
        const real = await settled(call(actor, false));
        const after = await rights();
        if (!dry.done || dry.outcome) expect({ done: dry.done, message: dry.message }).toEqual({ done: real.done, message: real.message });
        if (!real.done) {
          expect([...after].map(([id, { held }]) => [id, held])).toEqual([...before].map(([id, { held }]) => [id, held]));
          continue;
        }
        done += 1;
        performed.add(each.what);
        const changed = new Set<string>();
        for (const [id, { held, holder }] of after) {
          const gained = [...held].filter((right) => !before.get(id)?.held.has(right));
          expect(gained.filter((right) => !mayGive(actor, right))).toEqual([]);
          if (gained.length > 0 || [...(before.get(id)?.held ?? [])].some((right) => !held.has(right))) changed.add(id);
          if (holder.type === "SERVICE_ACCOUNT")
            for (const { role } of holder.grants)
              if (role.product.id === products[0]) expect(permissionsOfRole(role).filter((permission) => isPeopleOnly(role.product, permission))).toEqual([]);
        }
        for (const [id, { held }] of before) if (!after.has(id) && held.size > 0) changed.add(id);
        // The preview told the truth.
        const impact = dry.outcome && "impact" in dry.outcome ? (dry.outcome.impact as Impact) : null;
        if (impact) expect(impact.holders.map(({ id }) => id).sort()).toEqual([...changed].sort());
        const owners = [...after.values()].filter(({ holder: { type, holder, grants } }) => {
          const direct = grants.some(({ role, group, until }) => role.builtInKey === "owner" && group === null && until === null);
          return type === "MEMBER" && holder.enabled && direct;
        });
        expect(owners.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 3 },
  );
  // The test has tested something.
  expect(done).toBeGreaterThan(5);
  expect(performed.size).toBeGreaterThan(4);
}, 120_000);
