import { newId } from "../../ids";
import { noOrigin, type ServiceAccountActor, type UserActor } from "../actor";
import type { Permission } from "../catalogue";

/** A person in a team, who holds these permissions on Latchkey's own API, and those on the team's products. */
export function personIn(teamId: string, permissions: Permission[], productPermissions: Record<string, string[]> = {}): UserActor {
  const ofProducts = new Map(Object.entries(productPermissions).map(([id, names]) => [id, new Set(names)]));
  return {
    type: "USER",
    id: newId("User"),
    name: "P",
    email: "p@example.com",
    sessionId: newId("Session"),
    authenticatedAt: new Date(),
    administrator: false,
    memberships: [{ teamId, memberId: newId("Member"), permissions: new Set(permissions), productPermissions: ofProducts }],
    origin: noOrigin,
  };
}

/** One person in the teams of both. */
export function inBoth(one: UserActor, other: UserActor): UserActor {
  return { ...one, memberships: [...one.memberships, ...other.memberships] };
}

/** A service account of a team that holds these permissions on Latchkey's own API. */
export function accountIn(teamId: string, permissions: Permission[]): ServiceAccountActor {
  return { type: "SERVICE_ACCOUNT", id: newId("ServiceAccount"), name: "A", teamId, permissions: new Set(permissions), origin: noOrigin };
}
