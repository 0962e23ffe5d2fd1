import { dataSource } from "../db/data-source";
import { type InputIssue, InvalidInputError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { notePermissionUse } from "./note";

/** What a product tells of: an account has done what a permission permits, so many times. */
interface PermissionUseInput {
  serviceAccountId: string;
  permission: string;
  uses?: number | null;
  /** The last of them; now by default. */
  lastUsedAt?: Date | null;
}

export const mostUses = 1_000;
const mostCounted = 1_000_000_000;
const oldest = 7 * 86_400_000;

/**
 * Takes down which permissions of products were exercised by whom, as the products tell: all of it or nothing. It is written with others within a minute.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function recordPermissionUse(actor: Actor | null, given: string | null | undefined, uses: readonly PermissionUseInput[]): Promise<number> {
  const teamId = resolveTeam(actor, given);
  authorize(actor, "usage:report", teamId);
  if (uses.length === 0) throw new InvalidInputError([{ field: ["uses"], message: "Tell of at least one use.", code: "REQUIRED" }]);
  if (uses.length > mostUses)
    throw new InvalidInputError([{ field: ["uses"], message: `${uses.length} uses are told of; at most ${mostUses} can be at once.`, code: "TOO_LONG" }]);
  const declared = await declaredPermissions(teamId, uses);
  const now = Date.now();
  const issues = uses.flatMap((use, place) => mistakesIn(use, declared, now).map((issue) => ({ ...issue, field: ["uses", String(place), ...issue.field] })));
  if (issues.length > 0) throw new InvalidInputError(issues);
  for (const { serviceAccountId: accountId, permission, uses: count, lastUsedAt } of uses)
    notePermissionUse({ teamId, accountId }, permission, count ?? 1, lastUsedAt?.getTime() ?? now);
  return uses.length;
}

/** What the products of the accounts declare, by account; without those that aren't there in the team. Latchkey sees for itself what is used of its own API. */
async function declaredPermissions(teamId: string, uses: readonly PermissionUseInput[]): Promise<Map<string, ReadonlySet<string>>> {
  const ids = [...new Set(uses.map(({ serviceAccountId }) => serviceAccountId))].filter((id) => isId("ServiceAccount", id));
  const rows = await (
    await dataSource()
  ).manager.query<{ id: string; names: string[] }[]>(
    `SELECT a.id, ARRAY(SELECT p.name FROM product_permission p WHERE p.product_id = a.product_id) AS names
     FROM service_account a WHERE a.team_id = $1 AND a.id = ANY($2)`,
    [teamId, ids],
  );
  return new Map(rows.map(({ id, names }) => [id, new Set(names)]));
}

function mistakesIn(
  { serviceAccountId, permission, uses, lastUsedAt }: PermissionUseInput,
  declared: Map<string, ReadonlySet<string>>,
  now: number,
): InputIssue[] {
  const issues: InputIssue[] = [];
  const permissions = declared.get(serviceAccountId);
  if (!permissions) issues.push({ field: ["serviceAccountId"], message: "There is no such service account.", code: "NOT_FOUND" });
  else if (!permissions.has(permission))
    issues.push({ field: ["permission"], message: "The account's product declares no such permission.", code: "NOT_FOUND" });
  if (uses != null && (uses < 1 || uses > mostCounted)) issues.push({ field: ["uses"], message: `uses must be from 1 to ${mostCounted}.`, code: "INVALID" });
  // A clock that goes a little fast is no mistake.
  if (lastUsedAt && (lastUsedAt.getTime() > now + 300_000 || lastUsedAt.getTime() < now - oldest))
    issues.push({ field: ["lastUsedAt"], message: "lastUsedAt must be within the last 7 days.", code: "INVALID" });
  return issues;
}
