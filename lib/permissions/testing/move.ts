import type { Actor } from "../actor";
import type { Permission } from "../catalogue";
import { addGroupMembers } from "../../groups/add-group-members";
import { assignRoles } from "../../roles/assign-roles";
import type { ModelTeam } from "./model-team";
import type { World, WorldRole } from "./naive-world";

/** What a move may choose from, and how. */
export interface Scene {
  team: ModelTeam;
  world: World;
  /** A name that is not in use. */
  name: string;
  /** Some of the permissions of Latchkey's own API, or of the product. */
  some: (productId: string) => string[];
  /** The permissions that a service account has. */
  heldBy: (accountId: string) => string[];
  /** One of the list; of those that are preferred, if there are any. */
  one: <T>(list: readonly T[], preferred?: (item: T) => boolean) => T | undefined;
  /** Whether what this role, account, invitation or token is worth is what the move is after: more than the actor may give, or no more. */
  aimed: (item: { id: string }) => boolean;
  chance: (percent: number) => boolean;
  /** That another actor would be better, if this isn't so. */
  wish: (fulfilled: boolean) => void;
  /** Whether the actor has the permission. */
  has: (permission: Permission) => boolean;
  /** Those to which the actor, by an API token, is bound. */
  origins: readonly string[];
}

/** A call to make; with `hasDryRun`, one that has a dry run. Undefined where there is nothing to do it with. */
export type Call = { run: (actor: Actor, dryRun: boolean) => Promise<object>; hasDryRun?: true; also?: readonly Permission[] } | undefined;

export interface Move {
  /** What it always takes. */
  takes: readonly Permission[];
  /** How often it is tried, compared with others: the more, the less often it comes to what it is after. */
  often: number;
  /** How often, in percent, the actor is to be one who hasn't everything; and then, how often it is to be about more than they may give. */
  weak: number;
  beyond: number;
  call: (scene: Scene) => Call;
}

export const hasDryRun = true as const;
export const soon = () => new Date(Date.now() + 3600_000);
export const without = (list: readonly string[], some: readonly string[]) => list.filter((each) => !some.includes(each));
export const kindOf = ({ world }: Scene, id: string) => {
  if (world.accounts.some((each) => each.id === id)) return { serviceAccountIds: [id] };
  return world.groups.some((each) => each.id === id) ? { groupIds: [id] } : { memberIds: [id] };
};
/** A role of the team's own; seldom a built-in one, which can't be changed. */
export const custom = (scene: Scene, preferred?: (role: WorldRole) => boolean) => {
  const builtIn = scene.chance(20);
  return scene.one(
    scene.world.roles.filter(({ key }) => (key !== null) === builtIn),
    preferred,
  );
};
/** Where the role Owner was given to, directly or by a group. */
export const ownership = ({ world }: Scene) => {
  const owner = world.roles.find(({ key }) => key === "owner")?.id;
  return world.given.filter(({ role, to }) => role === owner && !to.startsWith("inv"));
};

export function assign(
  scene: Scene,
  role: { id: string } | undefined,
  to: { id: string } | undefined,
  until: Date | null = scene.chance(25) ? soon() : null,
): Call {
  if (!role || !to) return undefined;
  return { run: (actor, dryRun) => assignRoles(actor, { roleIds: [role.id], ...kindOf(scene, to.id), until }, dryRun), hasDryRun };
}

export function join(scene: Scene, group: { id: string } | undefined, who: { id: string } | undefined): Call {
  if (!group || !who) return undefined;
  const until = scene.chance(25) ? soon() : null;
  return { run: (actor, dryRun) => addGroupMembers(actor, group.id, { ...kindOf(scene, who.id), until }, dryRun), hasDryRun };
}

/** Groups with a role that the move is after, or whatever else is asked of one of their roles. */
export const having = ({ world }: Scene, like: (role: WorldRole) => boolean) => {
  const roles = new Set(world.roles.filter(like).map(({ id }) => id));
  return ({ id }: { id: string }) => world.given.some(({ role, to }) => to === id && roles.has(role));
};
