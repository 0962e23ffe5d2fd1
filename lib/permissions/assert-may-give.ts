import { ForbiddenError } from "../errors";
import type { Actor } from "./actor";
import { can } from "./authorize";
import { permissionDefinition, type Permission } from "./catalogue";

/** Permissions of one product that somebody would come to, or come to control. */
export interface GivenPermissions {
  product: { id: string; builtIn: boolean };
  permissions: Iterable<string>;
}

/**
 * What of these permissions the actor may not hand out or take over: on Latchkey's own API all that they don't hold; on the team's products
 * the same, unless they hold `product-permission:grant`, which a role of theirs without any permission needs too.
 */
export function lackedPermissions(actor: Actor, teamId: string, given: readonly GivenPermissions[]): string[] {
  const lacked = given.flatMap(({ product, permissions }) => {
    if (product.builtIn) return [...permissions].filter((name) => !can(actor, name as Permission, teamId));
    if (can(actor, "product-permission:grant", teamId)) return [];
    const wanted = [...permissions];
    // A role without permissions gives something all the same: its name, which stands in access tokens, and by which products may decide.
    if (wanted.length === 0) return ["product-permission:grant"];
    const membership = actor.type === "USER" ? actor.memberships.find((candidate) => candidate.teamId === teamId) : undefined;
    const held = membership?.productPermissions.get(product.id);
    return wanted.filter((name) => !held?.has(name));
  });
  return [...new Set(lacked)];
}

/**
 * The one place that refuses escalation, by whichever road: assigning a role, joining a group, editing or cloning a role, inviting,
 * creating an account with roles, taking over keys.
 * @param act what is refused, such as "assign the role Viewer"
 * @throws ForbiddenError that lists what is missing
 */
export function assertMayGive(actor: Actor, teamId: string, given: readonly GivenPermissions[], act: string): void {
  const lacked = lackedPermissions(actor, teamId, given);
  if (lacked.length === 0) return;
  const names = lacked.slice(0, 10).join(", ") + (lacked.length > 10 ? ` and ${lacked.length - 10} more` : "");
  const ofProduct = lacked.some((name) => permissionDefinition(name) === undefined);
  const instead = ofProduct
    ? " Somebody can who holds them, or, for permissions of the team's products, product-permission:grant."
    : " Somebody can who holds them, such as an owner of the team.";
  throw new ForbiddenError(`You can't ${act}: it would give permissions that you don't hold (${names}).${instead}`, lacked);
}
