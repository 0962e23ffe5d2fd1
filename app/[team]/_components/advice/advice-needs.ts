import type { Permission } from "@/lib/permissions/catalogue";
import type { Advice } from "../../review/advice";

/** The permissions that it takes to follow an advice, beside the permission to give what a narrower role permits. */
export function adviceNeeds({ unassign, leave, narrow }: Pick<Advice, "unassign" | "leave" | "narrow">): Permission[] {
  return [...(unassign.length > 0 || narrow ? (["role-assignment:delete"] as const) : []), ...(leave.length > 0 ? (["group:update"] as const) : [])];
}

/** Whether the viewer may follow some advice. */
export const mayApplyAny = (can: (permission: Permission) => boolean): boolean => can("role-assignment:delete") || can("group:update");
