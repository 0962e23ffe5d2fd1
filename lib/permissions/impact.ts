import type { HolderRoads } from "./roads-of";
import { type Effective, weigh } from "./weigh";

/** A permission of a product that somebody would gain or lose. */
export interface ImpactPermission {
  productId: string;
  permission: string;
}

/** What a change would do to one member or service account. */
export interface HolderImpact {
  type: HolderRoads["type"];
  id: string;
  name: string;
  gained: ImpactPermission[];
  lost: ImpactPermission[];
}

/** What a change would do, before it is made. */
export interface Impact {
  /** Those who would gain or lose something; the first `mostHolders`. */
  holders: HolderImpact[];
  gaining: number;
  losing: number;
  /** False when the change touches more than `mostWeighed`, of whom only the first were weighed. */
  complete: boolean;
}

/** How many holders an impact names. */
export const mostHolders = 100;

/** What was different before from what is after. @param complete whether all were weighed whom the change touches */
export function impactOf(before: readonly HolderRoads[], after: readonly HolderRoads[], complete: boolean): Impact {
  // Whoever is gone after the change has lost everything.
  const later = new Map(after.map((holder) => [holder.id, holder]));
  const changed = before.flatMap(({ type, id, name, holder, roads, now }) => {
    const next = later.get(id);
    const [had, has] = [heldIn(weigh(roads, holder, now)), next ? heldIn(weigh(next.roads, next.holder, next.now)) : new Map<string, ImpactPermission>()];
    const gained = [...has].flatMap(([key, each]) => (had.has(key) ? [] : [each]));
    const lost = [...had].flatMap(([key, each]) => (has.has(key) ? [] : [each]));
    return gained.length + lost.length > 0 ? [{ type, id, name, gained, lost }] : [];
  });
  return {
    holders: changed.slice(0, mostHolders),
    gaining: changed.filter(({ gained }) => gained.length > 0).length,
    losing: changed.filter(({ lost }) => lost.length > 0).length,
    complete,
  };
}

function heldIn({ held }: Effective): Map<string, ImpactPermission> {
  const all = [...held].flatMap(([productId, permissions]) => [...permissions.keys()].map((permission) => ({ productId, permission })));
  return new Map(all.map((each) => [`${each.productId} ${each.permission}`, each]));
}
