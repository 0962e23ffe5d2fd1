import { query } from "../db/pool";
import { InvalidInputError } from "../errors";

export interface UsageRange {
  by: "HOUR" | "DAY";
  from: Date;
  until: Date;
}

export interface UsagePoint {
  at: Date;
  calls: number;
  refusals: number;
}

/** How long counters are kept, by the hour and by the day, in days. */
export const kept = { HOUR: 31, DAY: 400 } as const;
const length = { HOUR: 3_600_000, DAY: 86_400_000 } as const;
const usual = { HOUR: 24, DAY: 30 } as const;
const most = { HOUR: 31 * 24, DAY: 400 } as const;

/** The hours or days that are asked for, whole ones, up to now unless said otherwise. @throws InvalidInputError */
export function usageRange(args: { by?: "HOUR" | "DAY" | null; from?: Date | null; until?: Date | null }, now = Date.now()): UsageRange {
  const by = args.by ?? "DAY";
  const step = length[by];
  const until = Math.ceil((args.until?.getTime() ?? now + 1) / step) * step;
  const from = Math.floor((args.from?.getTime() ?? until - usual[by] * step) / step) * step;
  const count = (until - from) / step;
  if (count < 1) throw new InvalidInputError([{ field: ["from"], message: "from must be before until.", code: "INVALID" }]);
  if (count > most[by]) {
    const message = `At most ${most[by]} ${by === "HOUR" ? "hours" : "days"} can be asked for at once; these are ${count}.`;
    throw new InvalidInputError([{ field: ["from"], message, code: "INVALID" }]);
  }
  return { by, from: new Date(from), until: new Date(until) };
}

/** What is counted for each subject in a range, every hour or day of it, also those with nothing; for callers that may see the subjects. */
export async function usagePoints(subjects: readonly { teamId: string; id: string }[], { by, from, until }: UsageRange): Promise<Map<string, UsagePoint[]>> {
  const rows = await query<{ subject_id: string; at: Date; calls: string; refusals: string }>(
    `SELECT u.subject_id, u.at, u.calls, u.refusals FROM unnest($1::text[], $2::text[]) AS s (team_id, id)
     JOIN ${by === "HOUR" ? "usage_hour" : "usage_day"} u ON u.team_id = s.team_id AND u.subject_id = s.id WHERE u.at >= $3 AND u.at < $4`,
    [subjects.map(({ teamId }) => teamId), subjects.map(({ id }) => id), from, until],
  );
  const counted = new Map(
    rows.map((row) => [`${row.subject_id} ${row.at.getTime()}`, { at: row.at, calls: Number(row.calls), refusals: Number(row.refusals) }]),
  );
  const times = Array.from({ length: (until.getTime() - from.getTime()) / length[by] }, (_, n) => new Date(from.getTime() + n * length[by]));
  return new Map(subjects.map(({ id }) => [id, times.map((at) => counted.get(`${id} ${at.getTime()}`) ?? { at, calls: 0, refusals: 0 })]));
}

export interface ShownLastUse {
  at: Date;
  address: string | null;
  agent: string | null;
}

/** When, from where and with what each was last used. */
export async function lastUses(subjects: readonly { teamId: string; id: string }[]): Promise<Map<string, ShownLastUse>> {
  const rows = await query<ShownLastUse & { subject_id: string }>(
    `SELECT l.subject_id, l.at, l.address, l.agent FROM unnest($1::text[], $2::text[]) AS s (team_id, id)
     JOIN usage_last l ON l.team_id = s.team_id AND l.subject_id = s.id`,
    [subjects.map(({ teamId }) => teamId), subjects.map(({ id }) => id)],
  );
  return new Map(rows.map(({ subject_id: id, ...use }) => [id, use]));
}

export interface ShownPermissionUse {
  permission: string;
  lastUsedAt: Date;
  uses: number;
}

/** Which permissions each has exercised, the latest first. */
export async function permissionUses(subjects: readonly { teamId: string; id: string }[]): Promise<Map<string, ShownPermissionUse[]>> {
  const rows = await query<{ subject_id: string; permission: string; at: Date; uses: string }>(
    `SELECT p.subject_id, p.permission, p.at, p.uses FROM unnest($1::text[], $2::text[]) AS s (team_id, id)
     JOIN usage_permission p ON p.team_id = s.team_id AND p.subject_id = s.id ORDER BY p.at DESC, p.permission`,
    [subjects.map(({ teamId }) => teamId), subjects.map(({ id }) => id)],
  );
  const found = new Map<string, ShownPermissionUse[]>(subjects.map(({ id }) => [id, []]));
  for (const { subject_id: id, permission, at, uses } of rows) found.get(id)!.push({ permission, lastUsedAt: at, uses: Number(uses) });
  return found;
}
