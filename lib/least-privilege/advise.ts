import { permissionDefinition } from "../permissions/catalogue";
import type { Road } from "../permissions/road";
import type { HolderRoads } from "../permissions/roads-of";
import { permissionsOfRole, weigh } from "../permissions/weigh";
import { grouped } from "../grouped";

/** A role that an account has, directly or by a group, since a time. */
export interface DatedRoad {
  roleId: string;
  groupId: string | null;
  since: Date;
  /** When the assignment or the membership ends. */
  until: Date | null;
}

/** What an account holds and doesn't use, and how it would come to hold no more than it uses. */
export interface Advice {
  serviceAccountId: string;
  teamId: string;
  /** Permissions that were exercised, and those that take them. */
  used: string[];
  /** Permissions that it holds for longer than that, and hasn't exercised. */
  unused: string[];
  /** Roles to take from it: nothing of them was used. */
  unassign: DatedRoad[];
  /** Groups to leave: nothing that comes by them was used. */
  leave: DatedRoad[];
  /** Roles of which a part was used: a role with just that part would do in their stead. Null when there are none. */
  narrow: { replaces: DatedRoad[]; permissions: string[] } | null;
}

const keyOf = (roleId: string, groupId: string | null) => `${roleId} ${groupId ?? ""}`;

/**
 * What would be enough for a service account.
 * @param roads those of the account, as they are stored
 * @param exercised the permissions that it has exercised since
 * @param since what an account got later isn't advised on: it had no time to use it
 */
export function advise(account: HolderRoads, roads: readonly DatedRoad[], exercised: ReadonlySet<string>, since: Date): Advice {
  const productId = account.holder.type === "SERVICE_ACCOUNT" ? account.holder.productId : "";
  const held = weigh(account.roads, account.holder, account.now).held.get(productId) ?? new Map<string, readonly Road[]>();
  const used = usedOf(held, exercised, account.roads);
  const counting = new Set([...held.values()].flat().map((road) => keyOf(road.role.id, road.group?.id ?? null)));
  const old = roads.filter((road) => road.since < since && counting.has(keyOf(road.roleId, road.groupId)));
  const permits = ({ roleId, groupId }: DatedRoad) =>
    permissionsOfRole(account.roads.find((road) => road.role.id === roleId && (road.group?.id ?? null) === groupId)!.role).filter((name) => held.has(name));
  const isIdle = (road: DatedRoad) => permits(road).every((name) => !used.has(name));

  const direct = old.filter(({ groupId }) => groupId === null);
  const ofProduct = new Set(account.roads.flatMap(({ role }) => (role.product.id === productId ? [role.id] : [])));
  const byGroup = grouped(
    roads.filter(({ roleId, groupId }) => groupId !== null && ofProduct.has(roleId)),
    ({ groupId }) => groupId!,
  );
  // A group is left as a whole: everything that it gives must be old and idle.
  const leave = [...byGroup.values()].flatMap((all) => (all.every((road) => old.includes(road) && isIdle(road)) ? [all[0]!] : []));
  const unassign = direct.filter(isIdle);
  const kept = direct.filter((road) => !isIdle(road));
  const oldRoads = new Set(old.map((road) => keyOf(road.roleId, road.groupId)));
  // What is held by a new road too stays anyway.
  const unused = [...held]
    .filter(([name, by]) => !used.has(name) && by.every((road) => oldRoads.has(keyOf(road.role.id, road.group?.id ?? null))))
    .map(([name]) => name);
  const wide = kept.filter((road) => permits(road).some((name) => !used.has(name)));
  const part = new Set(wide.flatMap(permits).filter((name) => used.has(name)));
  const permissions = [...held.keys()].filter((name) => part.has(name));
  return {
    serviceAccountId: account.id,
    teamId: account.teamId,
    used: [...held.keys()].filter((name) => used.has(name)),
    unused,
    unassign,
    leave,
    narrow: wide.length > 0 ? { replaces: wide, permissions } : null,
  };
}

/** Those that are held and were exercised, with those of Latchkey's own API that these are of no use without. */
function usedOf(held: ReadonlyMap<string, unknown>, exercised: ReadonlySet<string>, roads: readonly Road[]): Set<string> {
  const builtIn = roads.some(({ role }) => role.product.builtIn);
  const used = new Set([...held.keys()].filter((name) => exercised.has(name)));
  // A set that is added to while it is walked through is walked to its end.
  for (const name of used) for (const needed of (builtIn && permissionDefinition(name)?.dependsOn) || []) if (held.has(needed)) used.add(needed);
  return used;
}

/** Whether there is anything to change. */
export const isAdvised = ({ unassign, leave, narrow }: Advice): boolean => unassign.length + leave.length > 0 || narrow !== null;
