import { InvalidInputError } from "../errors";

/** Which roles, and whom they are about. */
export interface AssignmentsInput {
  roleIds: readonly string[];
  memberIds?: readonly string[] | null;
  serviceAccountIds?: readonly string[] | null;
  groupIds?: readonly string[] | null;
}

/** The same without what is there twice. */
export interface NamedAssignments {
  roleIds: readonly string[];
  memberIds: readonly string[];
  serviceAccountIds: readonly string[];
  groupIds: readonly string[];
}

export const mostRoles = 100;
export const mostTargets = 100;
/** How many assignments one call can be about: its roles times those who get or lose them. */
export const mostAssignments = 2_000;

/** Checks how many are named. @throws InvalidInputError */
export function namedAssignments(input: AssignmentsInput): NamedAssignments {
  const [roleIds, memberIds, serviceAccountIds, groupIds] = [input.roleIds, input.memberIds, input.serviceAccountIds, input.groupIds].map((ids) => [
    ...new Set(ids),
  ]) as [string[], string[], string[], string[]];
  const refuse = (field: string[], message: string, code: "REQUIRED" | "TOO_LONG") => new InvalidInputError([{ field, message, code }]);
  const targets = memberIds.length + serviceAccountIds.length + groupIds.length;
  if (roleIds.length === 0) throw refuse(["input", "roleIds"], "Name at least one role.", "REQUIRED");
  if (targets === 0) throw refuse(["input"], "Name at least one member, service account or group.", "REQUIRED");
  if (roleIds.length > mostRoles) throw refuse(["input", "roleIds"], `${roleIds.length} roles are named; at most ${mostRoles} can be at once.`, "TOO_LONG");
  if (targets > mostTargets)
    throw refuse(["input"], `${targets} members, service accounts and groups are named; at most ${mostTargets} can be at once.`, "TOO_LONG");
  if (roleIds.length * targets > mostAssignments)
    throw refuse(["input"], `These are ${roleIds.length * targets} assignments; at most ${mostAssignments} can be made at once.`, "TOO_LONG");
  return { roleIds, memberIds, serviceAccountIds, groupIds };
}
