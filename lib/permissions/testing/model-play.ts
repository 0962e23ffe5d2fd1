import { actorOfSession, actorOfToken } from "../../auth/authenticate";
import { applyChanges } from "../../db/changes";
import { dataSource } from "../../db/data-source";
import { expect } from "vitest";
import { UnauthenticatedError } from "../../errors";
import { acceptInvitation } from "../../invitations/accept-invitation";
import { type Actor, noOrigin } from "../actor";
import { permissionsIn } from "../authorize";
import { catalogue, type Permission } from "../catalogue";
import { type MoveName, moves } from "./model-moves";
import type { Call, Move, Scene } from "./move";
import { type ModelTeam, things } from "./model-team";
import { type Claim, claimsOf, heldBy, mayGive, type World } from "./naive-world";

const anything = { holder: "", role: null, until: Infinity };
const all = catalogue.map(({ name }) => name);

/** A draw of numbers, of which a step is made with what there is by then. */
export interface Step {
  what: MoveName | "accept" | "passTime";
  picks: readonly number[];
  /** In percent; see `Move`. */
  weak: number;
  beyond: number;
  /** In percent: one of the lowest takes an actor who may not even do it. */
  able: number;
  hasDryRun: number;
  some: readonly string[];
}

/** Who can act: a person in the team, or a service account by an API token. */
interface Somebody {
  name: string;
  held: Set<string>;
  origins: readonly string[];
  come: () => Promise<Actor | null>;
}

function everybody({ people: all, secrets }: ModelTeam, world: World, claims: ReadonlyMap<string, Claim>): Somebody[] {
  const members = world.members.map(({ id, user }): Somebody => {
    const { name, cookie } = all.find(({ userId }) => userId === user)!;
    return { name, held: heldBy(claims, id), origins: [], come: () => actorOfSession(cookie, noOrigin) };
  });
  const tokens = world.tokens.flatMap(({ id, account, scopes, origins }): Somebody[] => {
    const { product } = world.accounts.find((each) => each.id === account)!;
    if (product !== world.own) return [];
    const ofAccount = heldBy(claims, account);
    const request = new Request("http://localhost:3000/api/graphql", { headers: origins[0] ? { origin: origins[0] } : {} });
    const held = new Set(scopes.map((scope) => `${product} ${scope}`).filter((right) => ofAccount.has(right)));
    return [{ name: `token ${id}`, held, origins, come: () => actorOfToken({ token: secrets.get(id)!, dpop: false }, request, noOrigin) }];
  });
  return [...members, ...tokens];
}

/** What a step comes to: a call, and in whose name it gives what it gives. */
export interface Play {
  by: string;
  giver: ReadonlySet<string>;
  /** To which the actor is bound. */
  origins: readonly string[];
  takes: readonly Permission[];
  hasDryRun: boolean;
  run: (dryRun: boolean) => Promise<object>;
}

/** Chooses who does what to whom. @param name one that is not in use @returns undefined where there is nothing to do it with */
export async function playOf(step: Step, name: string, team: ModelTeam, world: World, claims: ReadonlyMap<string, Claim>): Promise<Play | undefined> {
  let at = 0;
  const next = () => step.picks[at++ % step.picks.length]!;
  const one: Scene["one"] = (list, preferred) => {
    const better = preferred ? list.filter(preferred) : list;
    const from = better.length > 0 ? better : list;
    return from[next() % from.length];
  };
  if (step.what === "passTime") return { by: "time", giver: new Set(), origins: [], takes: [], hasDryRun: false, run: () => passTime(team) };
  if (step.what === "accept") {
    const invitation = one(world.invitations);
    const wrong =
      step.able < 35
        ? one(team.people.filter(({ userId, email }) => email !== invitation?.email && world.members.every(({ user }) => user !== userId)))
        : undefined;
    const person = wrong ?? team.people.find(({ email }) => email === invitation?.email);
    if (!invitation || !person) return undefined;
    const inviter = world.members.find(({ user }) => user === invitation.by)?.id;
    const gives: Permission[] = world.given.some(({ to }) => to === invitation.id) ? ["role-assignment:create"] : [];
    const joins: Permission[] = world.joined.some(({ who }) => who === invitation.id) ? ["group:update"] : [];
    const run = async () => acceptInvitation(await actorOfSession(person.cookie, noOrigin), team.secrets.get(invitation.id)!);
    return {
      by: `${person.name}, invited`, // Whom it isn't for gets nothing by it.
      giver: wrong ? new Set() : heldBy(claims, inviter),
      origins: [],
      takes: ["member:invite", ...gives, ...joins],
      hasDryRun: false,
      run,
    };
  }
  const move: Move = moves[step.what];
  const can = (held: ReadonlySet<string>, list: readonly string[]) => list.every((name) => held.has(`${world.own} ${name}`));
  const actors = everybody(team, world, claims);
  const weak = step.weak < move.weak;
  const beyond = weak && step.beyond < move.beyond;
  const able = actors.filter(({ held }) => step.able < 5 || can(held, move.takes));
  const start = next();
  const asWanted = able.filter(({ held }) => weak !== can(held, all));
  const candidates = asWanted.length > 0 ? asWanted : able;
  // The first of them, from a drawn one on, for whom there is what the move is after.
  for (const turn of candidates.keys()) {
    const somebody = candidates[(start + turn) % candidates.length]!;
    const exceeds = ({ id }: { id: string }) => claimsOf(claims, id).some((claim) => !mayGive(world, somebody.held, claim));
    at = 1;
    let missed = false;
    const call: Call = move.call({
      team,
      world,
      name,
      one: (list, preferred) => {
        missed ||= preferred !== undefined && !list.some(preferred);
        return one(list, preferred);
      },
      some: (product) => {
        const list = product === world.own ? [...step.some] : things.filter((_, index) => step.picks[0]! & (1 << index));
        if (!beyond) return list;
        const lacked = (product === world.own ? all : things).filter((permission) => !mayGive(world, somebody.held, { ...anything, product, permission }));
        missed ||= lacked.length === 0;
        return lacked.length > 0 ? [...list, lacked[next() % lacked.length]!] : list;
      },
      heldBy: (id) => [...heldBy(claims, id)].map((right) => right.split(" ")[1]!),
      aimed: (item) => exceeds(item) === beyond,
      chance: (limit) => next() % 100 < limit,
      wish: (fulfilled) => void (missed ||= !fulfilled),
      has: (permission) => can(somebody.held, [permission]),
      origins: somebody.origins,
    });
    if (missed && turn < candidates.length - 1) continue;
    const actor = call && (await arrive(somebody, team, world));
    if (!actor) return undefined;
    const { name: by, held: giver, origins } = somebody;
    const takes = [...move.takes, ...(call.also ?? [])];
    return { by, giver, origins, takes, hasDryRun: (call.hasDryRun ?? false) && step.hasDryRun < 30, run: (dryRun) => call.run(actor, dryRun) };
  }
  return undefined;
}

/** Somebody as they come with their next request: with what the model says that they may do. Undefined for a disabled account. */
async function arrive({ name, held, come }: Somebody, { id }: ModelTeam, { own }: World): Promise<Actor | undefined> {
  const actor = await come().catch((error: unknown) => {
    if (error instanceof UnauthenticatedError) return undefined;
    throw error;
  });
  if (!actor) return undefined;
  const permissions = [...(permissionsIn(actor, id) as ReadonlySet<string>)].map((permission) => `${own} ${permission}`);
  expect(permissions.sort(), `permissions of ${name}`).toEqual([...held].filter((right) => right.startsWith(own)).sort());
  return actor;
}

/** Everybody has what the model says. */
export async function checkEverybody(team: ModelTeam, world: World, claims: ReadonlyMap<string, Claim>): Promise<void> {
  for (const somebody of everybody(team, world, claims)) await arrive(somebody, team, world);
}

/** Whatever has an end in the team has come to it. */
async function passTime({ id }: ModelTeam): Promise<object> {
  const { manager } = await dataSource();
  for (const table of ["role_assignment", "group_membership"])
    await manager.query(`UPDATE ${table} SET expires_at = now() - interval '1 second' WHERE team_id = $1 AND expires_at > now()`, [id]);
  applyChanges([
    { topic: "user", key: "*" },
    { topic: "client", key: "*" },
  ]);
  return {};
}
