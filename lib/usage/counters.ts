/** Who calls. */
export interface Caller {
  teamId: string;
  accountId: string;
  /** The client secret, public key, trust rule or API token that was used, where it is known. */
  credentialId?: string | null;
}

/** Where a use came from; the object stands for the request, which counts once. */
export interface UseOrigin {
  address: string | null;
  userAgent: string | null;
  /** Whether its call, and whether its refusal, has been counted. */
  callCounted?: boolean;
  refusalCounted?: boolean;
}

export interface HourCount {
  teamId: string;
  subjectId: string;
  /** Beginning of the hour, in milliseconds since the epoch. */
  hour: number;
  calls: number;
  refusals: number;
  /** The last of the calls, in milliseconds since the epoch; 0 when there was none. */
  at: number;
  /** Where it came from. */
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
  hours: readonly HourCount[];
  permissions: readonly PermissionUse[];
}

/** The counters of one hour, by whose they are. */
interface Hour {
  begin: number;
  counted: Map<string, HourCount>;
}

interface State {
  on: boolean;
  hours: Hour[];
  /** By the permission, then by whose use it is. */
  permissions: Map<string, Map<string, PermissionUse>>;
  /** How many counters there are. */
  size: number;
}

const empty = (): Omit<State, "on"> => ({ hours: [], permissions: new Map(), size: 0 });
/** More than there are active accounts; while the database is away for long, memory doesn't grow beyond. What comes then isn't counted. */
const mostCounters = 400_000;
const hour = 3_600_000;

// Next keeps its own copy of every module; the process counts in one place.
const shared = globalThis as typeof globalThis & { latchkeyCounts?: State };
const state = () => (shared.latchkeyCounts ??= { on: true, ...empty() });

// Counting is on the way of every call. So counters are looked up by ids as they are, which costs a fraction of a key that is made anew each time.

/** Counts a call: of the account, of its credential and of the team. A request counts once, however often its identity is looked up. @returns false when it was counted before */
export function countCall({ teamId, accountId, credentialId }: Caller, origin: UseOrigin): boolean {
  const current = state();
  if (!current.on || origin.callCounted) return false;
  origin.callCounted = true;
  const at = Date.now();
  const { counted } = hourOf(current, at);
  callOf(current, counted, teamId, teamId, at, origin);
  callOf(current, counted, teamId, accountId, at, origin);
  if (credentialId) callOf(current, counted, teamId, credentialId, at, origin);
  return true;
}

/** Counts that a call was refused; a request once. */
export function countRefusal({ teamId, accountId, credentialId }: Caller, origin: UseOrigin): void {
  const current = state();
  if (!current.on || origin.refusalCounted) return;
  origin.refusalCounted = true;
  const { counted } = hourOf(current, Date.now());
  for (const subjectId of [teamId, accountId, credentialId]) {
    const count = subjectId && countOf(current, counted, teamId, subjectId);
    if (count) count.refusals += 1;
  }
}

/** Counts that an account, with one of its credentials, has done what a permission permits. */
export function countPermission({ teamId, accountId, credentialId }: Caller, permission: string, uses = 1, at = Date.now()): void {
  const current = state();
  if (!current.on) return;
  let users = current.permissions.get(permission);
  if (!users) current.permissions.set(permission, (users = new Map<string, PermissionUse>()));
  for (const subjectId of [accountId, credentialId]) {
    if (!subjectId) continue;
    const counted = users.get(subjectId);
    if (counted) {
      counted.uses += uses;
      counted.at = Math.max(counted.at, at);
    } else if (current.size < mostCounters) {
      current.size += 1;
      users.set(subjectId, { teamId, subjectId, permission, at, uses });
    }
  }
}

/** Counts from now on, or no longer; for who wants to know what counting costs. */
export function setCounting(on: boolean): void {
  state().on = on;
}

/** Takes what has been counted; from now on it is the caller's to write. */
export function takeCounts(): Counts {
  const current = state();
  const taken = {
    hours: current.hours.flatMap(({ counted }) => [...counted.values()]),
    permissions: [...current.permissions.values()].flatMap((users) => [...users.values()]),
  };
  Object.assign(current, empty());
  return taken;
}

function hourOf({ hours }: State, at: number): Hour {
  const latest = hours.at(-1);
  if (latest && at >= latest.begin && at < latest.begin + hour) return latest;
  const begin = at - (at % hour);
  const begun: Hour = { begin, counted: new Map() };
  hours.push(begun);
  return begun;
}

function callOf(current: State, counted: Hour["counted"], teamId: string, subjectId: string, at: number, { address, userAgent }: UseOrigin): void {
  const count = counted.get(subjectId) ?? countOf(current, counted, teamId, subjectId);
  if (!count) return;
  count.calls += 1;
  count.at = at;
  count.address = address;
  count.userAgent = userAgent;
}

function countOf(current: State, counted: Hour["counted"], teamId: string, subjectId: string): HourCount | undefined {
  let count = counted.get(subjectId);
  if (count || current.size >= mostCounters) return count;
  current.size += 1;
  count = { teamId, subjectId, hour: current.hours.at(-1)!.begin, calls: 0, refusals: 0, at: 0, address: null, userAgent: null };
  counted.set(subjectId, count);
  return count;
}
