import { type ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { removeMembersWithin } from "../groups/remove-group-members";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { authorize } from "../permissions/authorize";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import type { Impact } from "../permissions/impact";
import { isId } from "../ids";
import { assignWithin } from "../roles/assign-roles";
import { createRoleWithin } from "../roles/create-role";
import { unassignWithin } from "../roles/unassign-roles";
import { lockAccount } from "../service-accounts/lock-accounts";
import { adviceFor, unusedFrom } from "./advice-for";
import { type Advice, isAdvised, type DatedRoad } from "./advise";
import { encodeUndo, type Undo } from "./undo-text";

interface ApplyAdviceInput {
  serviceAccountId: string;
  days?: number | null;
  /** Whether roles of which a part was used are replaced by one with just that part; true by default. */
  narrow?: boolean | null;
}

interface AppliedAdvice {
  account: ServiceAccount;
  /** What `undoAdvice` takes to restore what was taken; null when there was nothing to take. */
  undo: string | null;
}

/**
 * Takes from a service account what it doesn't use, as the advice says at this moment: by the very changes that people make by hand, each with what it takes.
 * @param dryRun tells what it would lose, and changes nothing
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function applyAdvice(
  actor: Actor | null,
  input: ApplyAdviceInput,
  dryRun?: boolean | null,
): Promise<{ result: AppliedAdvice; impact: null } | { result: null; impact: Impact }> {
  assertKnown(actor);
  const since = unusedFrom(input.days);
  const { serviceAccountId: id } = input;
  return changeOrDryRun(
    dryRun,
    async () => ({ memberIds: [], serviceAccountIds: isId("ServiceAccount", id) ? [id] : [] }),
    async (tx) => {
      const account = await lockAccount(tx, actor, "role-assignment:delete", id);
      authorize(actor, "role:read", account.teamId);
      // Looked at with the account locked: what is applied is what is so now.
      const [advice] = await adviceFor(tx.manager, account.teamId, [id], since);
      const narrow = input.narrow === false ? null : (advice?.narrow ?? null);
      if (!advice || !isAdvised({ ...advice, narrow })) return { account, undo: null };
      return { account, undo: encodeUndo(await carryOut(tx, actor, account, { ...advice, narrow })) };
    },
  );
}

async function carryOut(tx: Transaction, actor: Actor, account: ServiceAccount, { unassign, leave, narrow }: Advice): Promise<Undo> {
  const serviceAccountIds = [account.id];
  for (const { groupId } of leave) await removeMembersWithin(tx, actor, groupId!, { serviceAccountIds });
  let given: string | null = null;
  let made = false;
  if (narrow) {
    const same = await sameRole(tx, account, narrow.permissions);
    const roleId = same ?? (await makeRole(tx, actor, account, narrow.permissions));
    made = same === undefined;
    await assignWithin(tx, actor, { roleIds: [roleId], serviceAccountIds, until: latestEnd(narrow.replaces) });
    given = roleId;
  }
  const taken = [...unassign, ...(narrow?.replaces ?? [])].filter(({ roleId }) => roleId !== given);
  if (taken.length > 0) await unassignWithin(tx, actor, { roleIds: taken.map(({ roleId }) => roleId), serviceAccountIds });
  const until = (road: DatedRoad) => road.until?.toISOString() ?? null;
  return {
    account: account.id,
    roles: taken.map((road) => ({ id: road.roleId, until: until(road) })),
    groups: leave.map((road) => ({ id: road.groupId!, until: until(road) })),
    given,
    made,
  };
}

/** What replaces several roles lasts as long as the longest of them. */
function latestEnd(roads: readonly DatedRoad[]): Date | null {
  if (roads.some(({ until }) => until === null)) return null;
  return new Date(Math.max(...roads.map(({ until }) => until!.getTime())));
}

/** A role that the team has made which permits just this, if there is one that the account doesn't have. */
async function sameRole(tx: Transaction, { id, teamId, productId }: ServiceAccount, permissions: readonly string[]): Promise<string | undefined> {
  const rows = await tx.manager.query<{ id: string }[]>(
    `SELECT r.id FROM role r JOIN role_permission p ON p.role_id = r.id WHERE r.team_id = $1 AND r.product_id = $2 AND r.built_in_key IS NULL
       AND NOT EXISTS (SELECT FROM role_assignment a WHERE a.role_id = r.id AND a.service_account_id = $4)
     GROUP BY r.id HAVING array_agg(p.permission ORDER BY p.permission) = $3::text[] ORDER BY r.id LIMIT 1`,
    [teamId, productId, [...permissions].sort(), id],
  );
  return rows[0]?.id;
}

async function makeRole(tx: Transaction, actor: Actor, { id, teamId, productId, name }: ServiceAccount, permissions: readonly string[]): Promise<string> {
  authorize(actor, "role:create", teamId);
  // Names are free to repeat among accounts, and not among roles.
  const roleName = `${name.slice(0, 60).trim().toWellFormed()}: what it uses (${id.slice(-6)}-${Date.now().toString(36).slice(-5)})`;
  const description = `What the service account ${name} used of its roles.`;
  return (await createRoleWithin(tx, actor, { teamId, productId, name: roleName, description, permissions })).id;
}
