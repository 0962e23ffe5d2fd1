import type { TrustCondition } from "../../entities/index";
import { InvalidInputError } from "../errors";

/**
 * Issuers that sign for everybody who has an account there, with the claims whose value begins with the owner, before the first slash. Any other claim,
 * such as a branch, anybody can have in a token of theirs. GitHub's `job_workflow_ref` too: whoever calls a shared workflow has its name in there.
 */
const ownerClaims = new Map<string, readonly string[]>([
  [
    "https://token.actions.githubusercontent.com",
    ["repository", "repository_id", "repository_owner", "repository_owner_id", "workflow_ref", "enterprise", "enterprise_id"],
  ],
  ["https://gitlab.com", ["project_path", "project_id", "namespace_path", "namespace_id"]],
]);

/** Whether a pattern says who the owner is, as one and not as many. */
const isOneOwner = (pattern: string | undefined) => /^[^*/]+(?:\/|$)/.test(pattern ?? "");

/** A `sub` of either has the names of claims before their values, as in `repo:acme/app:ref:refs/heads/main`. */
function isSubjectOfOwner(pattern: string, claims: readonly string[]): boolean {
  const parts = pattern.split(":");
  return parts.some((part, at) => (part === "repo" || claims.includes(part)) && isOneOwner(parts[at + 1]));
}

/**
 * Checks that a rule about an issuer that everybody shares says whose tokens it takes: without that, anybody there could let themselves in.
 * @throws InvalidInputError on the input's field `conditions`
 */
export function assertOwnerNamed(issuer: string, conditions: readonly TrustCondition[]): void {
  const claims = ownerClaims.get(issuer);
  if (!claims) return;
  const named = conditions.some(({ claim, pattern }) => {
    const name = claim.replace(/^\//, "");
    return name === "sub" ? isSubjectOfOwner(pattern, claims) : claims.includes(name) && isOneOwner(pattern);
  });
  if (named) return;
  const message = `Everybody has tokens of this issuer. Say whose it must be, and the owner without a *, by one of: sub, ${claims.join(", ")}.`;
  throw new InvalidInputError([{ field: ["input", "conditions"], message, code: "INVALID" }]);
}
