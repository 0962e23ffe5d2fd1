import type { Actor } from "../permissions/actor";
import { countCall, countPermission, countRefusal, type UseOrigin, type Caller } from "./counters";
import { flushCounts } from "./flush-counts";
import { flushUses, noteUse } from "./last-use";

/** How long a use stays in memory before it is written, in milliseconds. */
const interval = 10_000;
/** Where a hundred thousand credentials are in use, to write all their counters takes seconds: longer pauses keep it at a tenth of the time, up to this one. */
const longestInterval = 45_000;

const shared = globalThis as typeof globalThis & { latchkeyUsageTimer?: NodeJS.Timeout };

/** Notes that an account has got an access token, or has called. Nothing waits for it: it is written with others within a minute, most often within ten seconds, and a crash loses no more than these. */
export function noteCall(caller: Caller, origin: UseOrigin): void {
  if (!countCall(caller, origin)) return;
  noteUse(caller.accountId);
  if (caller.credentialId) noteUse(caller.credentialId);
  begin();
}

/** Notes that an account was refused: its credential, or what it wanted to do. */
export function noteRefusal(caller: Caller, origin: UseOrigin): void {
  countRefusal(caller, origin);
  begin();
}

/** The same by the actor of a request; of people nothing is counted. */
export function noteCallOf(actor: Actor | null): void {
  if (actor?.type === "SERVICE_ACCOUNT") noteCall(callerOf(actor), actor.origin);
}

/** And a refusal; of people nothing is counted. */
export function noteRefusalOf(actor: Actor | null): void {
  if (actor?.type === "SERVICE_ACCOUNT") noteRefusal(callerOf(actor), actor.origin);
}

/** Notes uses of a permission that a product has told of. */
export function notePermissionUse(caller: Caller, permission: string, uses: number, at: number): void {
  countPermission(caller, permission, uses, at);
  begin();
}

const callerOf = (actor: Extract<Actor, { type: "SERVICE_ACCOUNT" }>): Caller => ({ teamId: actor.teamId, accountId: actor.id, credentialId: actor.token?.id });

function begin(): void {
  shared.latchkeyUsageTimer ??= setTimeout(() => void writeSteadily(), interval).unref();
}

async function writeSteadily(): Promise<void> {
  const started = performance.now();
  await flushUsage();
  const pause = Math.min(Math.max(interval, 9 * (performance.now() - started)), longestInterval);
  shared.latchkeyUsageTimer = setTimeout(() => void writeSteadily(), pause).unref();
}

/** Writes all that has been noted. Used also at shutdown and by tests. */
export async function flushUsage(): Promise<void> {
  await Promise.all([flushUses(), flushCounts()]);
}
