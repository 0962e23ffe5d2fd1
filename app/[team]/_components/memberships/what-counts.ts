import type { Membership } from "../../groups/memberships";

type Assignment = Membership["group"]["roleAssignments"][number];

/** Who is in the group; a service account has the product that it is for. */
export interface Holder {
  id: string;
  name: string;
  product?: { id: string; name: string };
}

/** Why a role of a group doesn't count for somebody who is in it; undefined when it does. */
export function whyNot({ active }: Pick<Membership, "active">, assignment: Assignment, { product }: Holder): string | undefined {
  if (product && assignment.role.product.id !== product.id)
    return `It is a role for ${assignment.role.product.name}; this service account is for ${product.name}.`;
  if (!active) return "The membership of the group has ended.";
  return assignment.active ? undefined : "The group had it until a time that is past.";
}
