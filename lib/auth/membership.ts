import type { Membership } from "../permissions/actor";
import type { Road } from "../permissions/road";
import { ownPermissions } from "../permissions/own-permissions";
import type { Effective } from "../permissions/weigh";

/** A person's place in a team, with what their roads to roles come to there. */
export function membershipOf(teamId: string, memberId: string, roads: readonly Road[], effective: Effective): Membership {
  const productPermissions = new Map([...effective.held].map(([productId, permissions]) => [productId, new Set(permissions.keys())]));
  return { teamId, memberId, permissions: ownPermissions(roads, effective), productPermissions };
}
