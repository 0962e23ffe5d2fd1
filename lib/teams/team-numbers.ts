import { query } from "../db/pool";
import { InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { authorize, can } from "../permissions/authorize";
import { endsKey, expiryKey } from "../paging/ends";
import { resolveTeam } from "../teams/resolve-team";

/** The numbers that tell how a team is doing. */
export interface TeamNumbers {
  serviceAccounts: number;
  disabledServiceAccounts: number;
  /** Unused for so many days as was asked. */
  dormantServiceAccounts: number;
  dormantClientSecrets: number;
  /** Secrets, public keys and trust rules that end within so many days as was asked. */
  expiringCredentials: number;
  /** For who may read API tokens; null for others. */
  dormantApiTokens: number | null;
  expiringApiTokens: number | null;
  /** For who may read roles; null for others. */
  expiringRoleAssignments: number | null;
  /** For who may read groups; null for others. */
  expiringGroupMemberships: number | null;
  /** Since midnight in UTC, and in the same part of the day a week ago. */
  callsToday: number;
  callsLastWeek: number;
  refusalsToday: number;
  refusalsLastWeek: number;
}

const hour = 3_600_000;
const day = 24 * hour;

const mostDays = 3_650;

function assertDays(name: string, days: number): void {
  if (days >= 1 && days <= mostDays) return;
  throw new InvalidInputError([{ field: [name], message: `${name} must be from 1 to ${mostDays}.`, code: "INVALID" }]);
}

const ofAccounts = `SELECT
  (SELECT count(*) FROM service_account WHERE team_id = $1) AS accounts,
  (SELECT count(*) FROM service_account WHERE team_id = $1 AND NOT enabled) AS disabled,
  (SELECT count(*) FROM service_account WHERE team_id = $1 AND enabled AND active_day <= $2::date AND coalesce(last_used_at, created_at) < $3) AS dormant,
  (SELECT count(*) FROM client_secret WHERE team_id = $1 AND ends_key > $7 AND active_day <= $2::date AND coalesce(last_used_at, created_at) < $3) AS "dormantSecrets",
  ${["client_secret", "public_key", "trust_rule"].map((table) => `(SELECT count(*) FROM ${table} WHERE team_id = $1 AND ends_key > $7 AND ends_key <= $8)`).join(" + ")} AS expiring,
  (SELECT count(*) FROM role_assignment WHERE team_id = $1 AND ends_key > $7 AND ends_key <= $8) AS "expiringRoles",
  (SELECT count(*) FROM group_membership WHERE team_id = $1 AND ends_key > $7 AND ends_key <= $8) AS "expiringGroups",
  (SELECT json_build_object('today', coalesce(sum(calls) FILTER (WHERE at >= $4), 0), 'before', coalesce(sum(calls) FILTER (WHERE at < $4), 0),
      'refused', coalesce(sum(refusals) FILTER (WHERE at >= $4), 0), 'refusedBefore', coalesce(sum(refusals) FILTER (WHERE at < $4), 0))
    FROM usage_hour WHERE team_id = $1 AND subject_id = $1 AND (at >= $4 OR (at >= $5 AND at < $6))) AS calls`;
const ofTokens = `SELECT
  (SELECT count(*) FROM api_token WHERE team_id = $1 AND NOT revoked AND expiry_key > $4 AND active_day <= $2::date AND coalesce(last_used_at, secret_created_at) < $3) AS dormant,
  (SELECT count(*) FROM api_token WHERE team_id = $1 AND revoked = false AND expiry_key > $4 AND expiry_key <= $5) AS expiring`;

/** How a team is doing, in numbers, each of which a list shows one by one. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function teamNumbers(
  actor: Actor | null,
  given: string | null | undefined,
  { dormantDays, expiringDays }: { dormantDays: number; expiringDays: number },
): Promise<TeamNumbers> {
  const teamId = resolveTeam(actor, given);
  authorize(actor, "service-account:read", teamId);
  assertDays("dormantDays", dormantDays);
  assertDays("expiringDays", expiringDays);
  const now = Date.now();
  const since = new Date(now - dormantDays * day);
  const midnight = now - (now % day);
  const [weekAgo, thisHourWeekAgo] = [midnight - 7 * day, now - (now % hour) + hour - 7 * day];
  const [accounts] = await query<{
    accounts: string;
    disabled: string;
    dormant: string;
    dormantSecrets: string;
    expiring: string;
    expiringRoles: string;
    expiringGroups: string;
    calls: { today: number; before: number; refused: number; refusedBefore: number };
  }>(ofAccounts, [
    teamId,
    since.toISOString().slice(0, 10),
    since,
    new Date(midnight),
    new Date(weekAgo),
    new Date(thisHourWeekAgo),
    endsKey(new Date(now)),
    endsKey(new Date(now + expiringDays * day)),
  ]);
  const [tokens] = can(actor, "token:read", teamId)
    ? await query<{ dormant: string; expiring: string }>(ofTokens, [
        teamId,
        since.toISOString().slice(0, 10),
        since,
        expiryKey(new Date(now)),
        expiryKey(new Date(now + expiringDays * day)),
      ])
    : [];
  const { calls } = accounts!;
  return {
    serviceAccounts: Number(accounts!.accounts),
    disabledServiceAccounts: Number(accounts!.disabled),
    dormantServiceAccounts: Number(accounts!.dormant),
    dormantClientSecrets: Number(accounts!.dormantSecrets),
    expiringCredentials: Number(accounts!.expiring),
    dormantApiTokens: tokens ? Number(tokens.dormant) : null,
    expiringApiTokens: tokens ? Number(tokens.expiring) : null,
    expiringRoleAssignments: can(actor, "role:read", teamId) ? Number(accounts!.expiringRoles) : null,
    expiringGroupMemberships: can(actor, "group:read", teamId) ? Number(accounts!.expiringGroups) : null,
    callsToday: calls.today,
    callsLastWeek: calls.before,
    refusalsToday: calls.refused,
    refusalsLastWeek: calls.refusedBefore,
  };
}
