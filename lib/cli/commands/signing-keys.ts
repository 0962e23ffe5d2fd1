import type { SigningAlgorithm } from "../../signing-keys/algorithms";
import { type ListedKey, listSigningKeys, type SigningKeyRing } from "../../signing-keys/list-keys";
import { rotateSigningKeys } from "../../signing-keys/rotate-keys";
import { scheduleKeyRotation } from "../../signing-keys/schedule-rotation";
import type { RotationSchedule } from "../../signing-keys/schedule";
import { systemActor } from "../../permissions/actor";
import { withInstallation } from "../with-installation";

const actor = systemActor("Command line");
const print = (lines: string[]) => void process.stdout.write(`${lines.join("\n")}\n`);

/** `latchkey signing-keys list`: the published keys, and when they rotate. */
export function listSigningKeysCommand({ json }: { json?: boolean }): Promise<void> {
  return withInstallation(async () => {
    const ring = await listSigningKeys(actor);
    print(json ? [JSON.stringify({ keys: ring.keys, ...ring.schedule })] : readable(ring));
  });
}

/** `latchkey signing-keys rotate` and `latchkey rotate-signing-key` */
export function rotateSigningKeysCommand({ now, leaked, algorithm }: { now?: boolean; leaked?: boolean; algorithm?: SigningAlgorithm }): Promise<void> {
  return withInstallation(async () => {
    const keys = await rotateSigningKeys(actor, { rotation: leaked ? "leaked" : now ? "now" : "scheduled", algorithm });
    print(keys.map(({ kid, signsFrom }) => `${kid} is published now and signs from ${signsFrom.toISOString()}.`));
  });
}

/** `latchkey signing-keys schedule` */
export function scheduleRotationCommand({ at, every, off }: { at?: Date; every?: number; off?: boolean }): Promise<void> {
  return withInstallation(async () => {
    const asked = off === true || at !== undefined || every !== undefined;
    const schedule = asked ? await scheduleKeyRotation(actor, { at, everyDays: every }) : (await listSigningKeys(actor)).schedule;
    print([scheduleText(schedule)]);
  });
}

function readable({ keys, schedule }: SigningKeyRing): string[] {
  return [...keys.map(lineOf), "", scheduleText(schedule)];
}

const states = { NEXT: "signs next", SIGNING: "signs", RETIRING: "retiring" };

function lineOf({ kid, algorithm, state, signsFrom, publishedUntil, uses }: ListedKey): string {
  const goes = publishedUntil ? `, goes ${publishedUntil.toISOString()}` : "";
  const held = uses.apiTokensUntil ? `, ${uses.apiTokens} API ${uses.apiTokens === 1 ? "token" : "tokens"} until ${uses.apiTokensUntil.toISOString()}` : "";
  return `${kid}  ${algorithm}  ${states[state]} from ${signsFrom.toISOString()}${goes}${held}`.replace("retiring from", "retiring, signed from");
}

function scheduleText({ nextRotationAt, everyDays }: RotationSchedule): string {
  if (nextRotationAt === null) return "Keys don't rotate by themselves.";
  return `Keys rotate on ${nextRotationAt.toISOString()}${everyDays === null ? "" : `, and every ${everyDays} ${everyDays === 1 ? "day" : "days"}`}.`;
}
