import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";

/** @throws ForbiddenError for who may not choose where events go, or may not read what they tell */
export function authorizeTelling(actor: Actor, permission: "webhook:create" | "webhook:update", teamId: string): void {
  authorize(actor, permission, teamId);
  authorize(actor, "audit:read", teamId);
}
