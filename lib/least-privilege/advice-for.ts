import type { EntityManager } from "typeorm";
import { InvalidInputError } from "../errors";
import { roadsOf } from "../permissions/roads-of";
import { type Advice, advise, type DatedRoad } from "./advise";
import { grouped } from "../grouped";

const day = 86_400_000;
export const daysLimits = { min: 1, max: 365, default: 90 } as const;

/** From when on an account must have used what it keeps. @throws InvalidInputError */
export function unusedFrom(days: number | null | undefined, now = Date.now()): Date {
  const count = days ?? daysLimits.default;
  if (count >= daysLimits.min && count <= daysLimits.max) return new Date(now - count * day);
  throw new InvalidInputError([{ field: ["days"], message: `days must be from ${daysLimits.min} to ${daysLimits.max}.`, code: "INVALID" }]);
}

interface RoadRow {
  account: string;
  role: string;
  group: string | null;
  since: Date;
  until: Date | null;
}

const datedRoads = `SELECT service_account_id AS account, role_id AS role, NULL AS "group", created_at AS since, expires_at AS until
    FROM role_assignment WHERE service_account_id = ANY($1)
  UNION ALL
  SELECT gm.service_account_id, ra.role_id, gm.group_id, greatest(ra.created_at, gm.created_at), gm.expires_at
    FROM group_membership gm JOIN role_assignment ra ON ra.group_id = gm.group_id WHERE gm.service_account_id = ANY($1)
  ORDER BY 1, 2, 3`;

/**
 * The advice for each of the accounts of a team, whether it says anything or not; three statements. Of a product that has never told of a use
 * by the account nothing is known, and nothing advised.
 */
export async function adviceFor(manager: EntityManager, teamId: string, ids: readonly string[], since: Date): Promise<Advice[]> {
  const holders = await roadsOf(manager, { serviceAccountIds: ids }, teamId);
  const rows = await manager.query<RoadRow[]>(datedRoads, [ids]);
  const uses = await manager.query<{ account: string; permission: string; at: Date }[]>(
    `SELECT p.subject_id AS account, p.permission, p.at FROM unnest($2::text[]) AS s (id) JOIN usage_permission p ON p.team_id = $1 AND p.subject_id = s.id`,
    [teamId, ids],
  );
  const roads = grouped(rows, ({ account }) => account);
  const told = grouped(uses, ({ account }) => account);
  return holders.map((holder): Advice => {
    const known = told.get(holder.id) ?? [];
    const ofLatchkey = holder.roads.some(({ role }) => role.product.builtIn);
    const observed = ofLatchkey || known.length > 0;
    const exercised = new Set(known.filter(({ at }) => at >= since).map(({ permission }) => permission));
    const own = observed ? (roads.get(holder.id) ?? []) : [];
    return advise(
      holder,
      own.map(({ role, group, since: from, until }): DatedRoad => ({ roleId: role, groupId: group, since: from, until })),
      exercised,
      since,
    );
  });
}
