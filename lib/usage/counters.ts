/** Whose use it is. */
export interface User {
  teamId: string;
  accountId: string;
  /** The client secret or API token that was used, where it is known. */
  credentialId?: string | null;
}

/** Where a use came from; the object stands for the request. */
export interface UseOrigin {
  address: string | null;
  userAgent: string | null;
}

export interface HourCount {
  teamId: string;
  subjectId: string;
  /** Beginning of the hour, in milliseconds since the epoch. */
  hour: number;
  calls: number;
  refusals: number;
}

export interface LastUse {
  teamId: string;
  subjectId: string;
  at: number;
  address: string | null;
  userAgent: string | null;
}

export interface PermissionUse {
  teamId: string;
  subjectId: string;
  permission: string;
  at: number;
  uses: number;
}

/** What has been counted and is not written yet. */
export interface Counts {
  hours: Map<string, HourCount>;
  last: Map<string, LastUse>;
  permissions: Map<string, PermissionUse>;
}

const empty = (): Counts => ({ hours: new Map(), last: new Map(), permissions: new Map() });
/** More than there are active accounts; while the database is away for long, memory doesn't grow beyond. What comes then isn't counted. */
const mostKeys = 200_000;
const hour = 3_600_000;

// Next keeps its own copy of every module; the process counts in one place.
const shared = globalThis as typeof globalThis & { latchkeyCounts?: { on: boolean; counts: Counts; noted: WeakSet<object>; refused: WeakSet<object> } };
const state = () => (shared.latchkeyCounts ??= { on: true, counts: empty(), noted: new WeakSet(), refused: new WeakSet() });

/** Counts a call: of the account, of its credential and of the team. A request counts once, however often its identity is looked up. @returns false when it was counted before */
export function countCall(user: User, origin: UseOrigin): boolean {
  const { on, counts, noted } = state();
  if (!on || noted.has(origin)) return false;
  noted.add(origin);
  const at = Date.now();
  for (const subjectId of subjectsOf(user)) {
    const counted = hourOf(counts, user.teamId, subjectId, at);
    if (counted) counted.calls += 1;
    if (subjectId !== user.teamId && counts.last.size < mostKeys)
      counts.last.set(subjectId, { teamId: user.teamId, subjectId, at, address: origin.address, userAgent: origin.userAgent });
  }
  return true;
}

/** Counts that a call was refused; a request once. */
export function countRefusal(user: User, origin: UseOrigin): void {
  const { on, counts, refused } = state();
  if (!on || refused.has(origin)) return;
  refused.add(origin);
  const at = Date.now();
  for (const subjectId of subjectsOf(user)) {
    const counted = hourOf(counts, user.teamId, subjectId, at);
    if (counted) counted.refusals += 1;
  }
}

/** Counts that an account, with one of its credentials, has done what a permission permits. */
export function countPermission(user: User, permission: string, uses = 1, at = Date.now()): void {
  const { on, counts } = state();
  if (!on) return;
  const { permissions } = counts;
  for (const subjectId of subjectsOf(user)) {
    if (subjectId === user.teamId) continue;
    const key = `${subjectId} ${permission}`;
    const counted = permissions.get(key);
    if (counted) Object.assign(counted, { uses: counted.uses + uses, at: Math.max(counted.at, at) });
    else if (permissions.size < mostKeys) permissions.set(key, { teamId: user.teamId, subjectId, permission, at, uses });
  }
}

/** Counts from now on, or no longer; for who wants to know what counting costs. */
export function setCounting(on: boolean): void {
  state().on = on;
}

/** Takes what has been counted; from now on it is the caller's to write. */
export function takeCounts(): Counts {
  const { counts } = state();
  state().counts = empty();
  return counts;
}

const subjectsOf = ({ teamId, accountId, credentialId }: User) => (credentialId ? [teamId, accountId, credentialId] : [teamId, accountId]);

function hourOf({ hours }: Counts, teamId: string, subjectId: string, at: number): HourCount | undefined {
  const begin = at - (at % hour);
  const key = `${subjectId} ${begin}`;
  let counted = hours.get(key);
  if (!counted && hours.size < mostKeys) hours.set(key, (counted = { teamId, subjectId, hour: begin, calls: 0, refusals: 0 }));
  return counted;
}
