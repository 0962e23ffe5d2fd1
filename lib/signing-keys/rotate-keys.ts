import type { SigningKey } from "../../entities/index";
import { assertAdministrator } from "../administrators/assert-administrator";
import { recordEvent } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { defaultAlgorithm, type SigningAlgorithm } from "./algorithms";
import { lockKeys } from "./lock-keys";
import { algorithmsInUse, publishedOf, withoutNext } from "./published-of";
import { publishAhead, type Rotation, rotateKey, withdraw } from "./rotate-key";
import { restartSchedule } from "./schedule";

export interface RotateSigningKeysInput {
  rotation?: Rotation | null;
  /** All that are in use, when none is named. */
  algorithm?: SigningAlgorithm | null;
}

/**
 * Makes new signing keys, of one algorithm or of all. An automatic rotation counts its days from there.
 * @returns the new keys
 * @throws ForbiddenError for all but administrators of the installation; InvalidInputError when the algorithm is in no use, or its next key is published already
 */
export async function rotateSigningKeys(actor: Actor | null, { rotation: given, algorithm }: RotateSigningKeysInput = {}): Promise<SigningKey[]> {
  assertAdministrator(actor);
  assertRecentSignIn(actor);
  const rotation = given ?? "scheduled";
  return transaction(async (tx) => {
    const now = await lockKeys(tx);
    const signsFrom = new Date(now.getTime() + (rotation === "scheduled" ? publishAhead : 0));
    const used = await algorithmsInUse(tx);
    if (rotation === "leaked") await withdrawUnused(tx, actor, now, used, algorithm);
    const wanted = used.filter((one) => algorithm == null || one === algorithm);
    const due = rotation === "scheduled" ? await withoutNext(tx, now, wanted) : wanted;
    if (due.length === 0) throw nothingToRotate(wanted, algorithm);
    const made: SigningKey[] = [];
    for (const one of due) made.push(await rotateKey(tx, actor, one, { rotation, now, signsFrom }));
    if (due.length === used.length) await restartSchedule(tx, signsFrom);
    return made;
  });
}

/** Keys of an algorithm that nobody has any more get no successor, and yet can leak. */
async function withdrawUnused(tx: Transaction, actor: Actor, now: Date, used: readonly SigningAlgorithm[], only: SigningAlgorithm | null | undefined) {
  const rows = await tx.manager.query<{ algorithm: SigningAlgorithm }[]>("SELECT DISTINCT algorithm FROM signing_key WHERE published_until > $1", [now]);
  for (const { algorithm } of rows) {
    if (used.includes(algorithm) || (only != null && algorithm !== only)) continue;
    const keys = await publishedOf(tx, now, algorithm);
    const endedApiTokens = await withdraw(tx, actor, keys, now);
    await recordEvent(tx, actor, {
      action: "signing-key.rotate",
      teamId: null,
      target: { type: "SigningKey", id: keys.at(-1)!.kid, name: keys.at(-1)!.kid },
      details: { algorithm, rotation: "leaked", withdrawn: keys.map(({ kid }) => kid), endedApiTokens },
    });
  }
}

function nothingToRotate(wanted: readonly SigningAlgorithm[], algorithm: SigningAlgorithm | null | undefined): InvalidInputError {
  if (wanted.length === 0) {
    const message = `No team has its tokens signed with ${algorithm ?? defaultAlgorithm}, so there is no key of it to replace.`;
    return new InvalidInputError([{ field: ["input", "algorithm"], message, code: "INVALID" }]);
  }
  const message = "The next key is published already, and waits for its time to sign. Rotate at once if you can't wait for it.";
  return new InvalidInputError([{ field: ["input", "rotation"], message, code: "CONFLICT" }]);
}
