import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../errors";
import { useDatabase } from "../testing/use-database";
import { catalogue } from "./catalogue";
import type { Impact } from "./impact";
import { type MoveName, moves } from "./testing/model-moves";
import { checkEverybody, type Play, playOf, type Step } from "./testing/model-play";
import { makeModelTeam, makePeople, type ModelTeam, type Person } from "./testing/model-team";
import { type Claim, claimsIn, heldBy, isOfPeople, mayGive, readWorld, type World } from "./testing/naive-world";

useDatabase();

let people: Person[];
beforeAll(async () => void (people = await makePeople()));

const all = catalogue.map(({ name }) => name);
const every = [...(Object.keys(moves) as MoveName[]), "accept", "passTime"] as const;
const weighted = every.flatMap((what) => Array.from({ length: what in moves ? moves[what as MoveName].often : 6 }, () => what));
const percent = fc.nat(99);
const stepOf = (...list: readonly Step["what"][]): fc.Arbitrary<Step> =>
  fc.record({
    what: fc.constantFrom(...list),
    picks: fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 }),
    weak: percent,
    beyond: percent,
    able: percent,
    hasDryRun: percent,
    some: fc.subarray(all, { minLength: 1, maxLength: 4 }),
  });
// An invitation that may be worth more, or come from somebody who may do less, by the time it is accepted.
const invited = fc.tuple(stepOf("invite"), stepOf("outdate"), stepOf("accept"));
const resent = fc.tuple(
  stepOf("invite").map((step) => ({ ...step, weak: 99 })),
  stepOf("resend"),
);
const steps = fc
  .array(fc.oneof({ arbitrary: stepOf(...weighted).map((step) => [step]), weight: 20 }, { arbitrary: invited, weight: 2 }, { arbitrary: resent, weight: 1 }), {
    minLength: 85,
    maxLength: 85,
    size: "max",
  })
  .map((list) => list.flat());

/** What there is, and what it is worth. */
interface State {
  world: World;
  claims: Map<string, Claim>;
}
async function stateOf({ id }: ModelTeam): Promise<State> {
  const world = await readWorld(id);
  return { world, claims: claimsIn(world, Date.now()) };
}

const refusals = [ForbiddenError, InvalidInputError, NotFoundError];
/** What a call answers, or why it is refused; anything else is a fault. */
async function settled(work: Promise<object>): Promise<{ outcome?: object; refused?: string }> {
  try {
    return { outcome: await work };
  } catch (error) {
    if (refusals.some((kind) => error instanceof kind)) return { refused: (error as Error).message };
    throw error;
  }
}

/** The rules, after something was done. */
function check({ giver, origins, takes }: Play, before: State, now: State, byTime: boolean): void {
  const { world, claims } = now;
  const { own } = world;
  expect(takes.filter((permission) => !giver.has(`${own} ${permission}`))).toEqual([]);
  // Nobody and nothing has come to more, or for longer, than the giver could give.
  const gained = [...claims].flatMap(([key, claim]) => (claim.until > (before.claims.get(key)?.until ?? 0) ? [claim] : []));
  const excess = gained.filter((claim) => !mayGive(world, giver, claim));
  expect(
    excess.map(({ holder, permission, role }) => `${holder}: ${permission ?? "the name"} ${role ? `of ${role.name}` : ""}`).join(", "),
    "given beyond",
  ).toBe("");
  for (const { id, product } of world.accounts) {
    const groups = world.joined.flatMap(({ group, who }) => (who === id ? [group] : []));
    // Whether it counts at the moment or not.
    const reach = (places: readonly string[]) => world.roles.filter((role) => world.given.some((each) => each.role === role.id && places.includes(each.to)));
    expect(reach([id]).filter((role) => role.product !== product)).toEqual([]);
    expect(reach([id, ...groups]).filter((role) => role.product === product && isOfPeople(world, role))).toEqual([]);
  }
  for (const { id, account, scopes, origins: allowed, secret } of world.tokens) {
    const was = before.world.tokens.find((token) => token.id === id);
    const held = heldBy(claims, account);
    const { product } = world.accounts.find((each) => each.id === account)!;
    expect(scopes.filter((scope) => !was?.scopes.includes(scope) && !held.has(`${product} ${scope}`))).toEqual([]);
    // Where it counts is no more than where the actor's own token does.
    const same = was?.secret === secret && was.scopes.join() === scopes.join() && was.origins.join() === allowed.join();
    if (!same && origins.length > 0) expect(allowed.length > 0 && allowed.every((origin) => origins.includes(origin)), "bound as the actor is").toBe(true);
  }
  for (const { id, product, permissions } of world.roles) {
    const declared = product === own ? all : world.products.find((each) => each.id === product)!.declares;
    expect(permissions.filter((name) => !declared.includes(name))).toEqual([]);
    const lost = before.world.roles.find((role) => role.id === id)?.permissions.filter((name) => !permissions.includes(name)) ?? [];
    if (lost.length > 0) expect(giver).toContain(`${own} role:update`);
  }
  const builtIn = ({ world: { roles } }: State) => roles.filter(({ key }) => key !== null);
  expect(builtIn(now)).toEqual(builtIn(before));
  // Only an owner takes anything from an owner, and one remains, directly and for good.
  const owned = [...before.claims].filter(([, { role, holder }]) => role?.key === "owner" && before.world.members.some(({ id }) => id === holder));
  const less = owned.filter(([key, { until }]) => until > (claims.get(key)?.until ?? 0));
  if (less.length > 0 && !byTime) expect(all.filter((permission) => !giver.has(`${own} ${permission}`))).toEqual([]);
  const owner = world.roles.find(({ key }) => key === "owner")?.id;
  const remains = world.given.some(({ role, to, until }) => role === owner && until === null && world.members.some(({ id }) => id === to));
  expect(remains).toBe(true);
}

/** That a dry run names those whose permissions have changed; those of who is disabled don't count. */
function checkImpact({ holders }: Impact, before: State, after: State): void {
  const ids = [...before.world.members, ...before.world.accounts.filter(({ enabled }) => enabled)].map(({ id }) => id);
  const permissionsOf = ({ claims }: State, id: string) => [...heldBy(claims, id)].sort().join();
  expect(holders.map(({ id }) => id).sort()).toEqual(ids.filter((id) => permissionsOf(before, id) !== permissionsOf(after, id)).sort());
}

// Comparing text is quick; the difference is looked for when there is one.
function expectSame({ world }: State, before: State): void {
  if (JSON.stringify(world) !== JSON.stringify(before.world)) expect(world).toEqual(before.world);
}

/** How often what was done, and refused. */
const counts = { done: new Map<string, number>(), refused: new Map<string, number>() };

/** What is shown once. */
function keepSecret({ secrets }: ModelTeam, outcome: { token?: { id: string }; plainToken?: string; invitation?: { id: string }; link?: string }): void {
  if (outcome.token && outcome.plainToken) secrets.set(outcome.token.id, outcome.plainToken);
  if (outcome.invitation && outcome.link) secrets.set(outcome.invitation.id, outcome.link.split("#")[1]!);
}

async function play(step: Step, name: string, team: ModelTeam, before: State): Promise<State> {
  const plan = await playOf(step, name, team, before.world, before.claims);
  if (!plan) return before;
  try {
    const dry = plan.hasDryRun ? await settled(plan.run(true)) : undefined;
    if (dry) expectSame(await stateOf(team), before);
    const { outcome, refused } = await settled(plan.run(false));
    const after = await stateOf(team);
    const count = outcome ? counts.done : counts.refused;
    count.set(step.what, (count.get(step.what) ?? 0) + 1);
    if (dry) expect(dry.refused).toBe(refused);
    if (!outcome) {
      expectSame(after, before);
      return after;
    }
    keepSecret(team, outcome);
    check(plan, before, after, step.what === "passTime");
    if (step.what === "passTime") await checkEverybody(team, after.world, after.claims);
    if (dry?.outcome && "impact" in dry.outcome) checkImpact(dry.outcome.impact as Impact, before, after);
    return after;
  } catch (error) {
    throw new Error(`${step.what} by ${plan.by}: ${(error as Error).message}`, { cause: error });
  }
}

it("whatever anybody does, nobody gains what the giver couldn't give, no service account gains a right of people, and an owner remains", async () => {
  await fc.assert(
    fc.asyncProperty(fc.noBias(fc.subarray(all)), fc.noBias(steps), async (ofSomebody, list) => {
      const team = await makeModelTeam(people, ofSomebody);
      let state = await stateOf(team);
      for (const [index, step] of list.entries()) state = await play(step, `New ${index}`, team, state);
    }),
    // The message names seed and path, with which it fails again; to look for a shorter way would take minutes.
    { numRuns: 4, endOnFailure: true },
  );
  // The test has tested something: nearly everything was tried, most of it done and refused.
  const { done, refused } = counts;
  expect(every.filter((what) => !done.has(what) && !refused.has(what)).length).toBeLessThan(4);
  expect(every.filter((what) => !done.has(what)).length).toBeLessThan(every.length / 2);
  expect(every.filter((what) => !refused.has(what)).length).toBeLessThan(every.length / 2);
}, 120_000);
