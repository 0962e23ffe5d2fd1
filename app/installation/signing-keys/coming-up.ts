import { algorithmNames } from "../../_components/texts/algorithm-names";
import type { SigningKeyRing } from "./queries";

/** Something that will happen to the keys by itself. */
export interface Coming {
  at: string;
  what: "signs" | "goes" | "rotates";
  /** The key that it happens to, by the first characters of its id; null for those that aren't made yet. */
  key: string | null;
  /** What is said before the key, and after it. */
  text: [before: string, after: string];
}

/** What will happen by itself, in its order. */
export function comingUp({ keys, nextRotationAt, rotateEveryDays }: SigningKeyRing): Coming[] {
  const all: Coming[] = keys.flatMap(({ kid, algorithm, state, signsFrom, publishedUntil }): Coming[] => {
    const { name } = algorithmNames[algorithm];
    const key = `${kid.slice(0, 8)}…`;
    const signs: Coming = { at: signsFrom, what: "signs", key, text: [`The next ${name} key`, "begins to sign."] };
    if (publishedUntil === null) return state === "NEXT" ? [signs] : [];
    return [{ at: publishedUntil, what: "goes", key, text: [`The ${name} key`, "is published no longer: all that it signed has ended."] }];
  });
  if (nextRotationAt !== null) all.push({ at: nextRotationAt, what: "rotates", key: null, text: [`New keys begin to sign${everyText(rotateEveryDays)}.`, ""] });
  return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const everyText = (days: number | null) => (days === null ? "" : days === 1 ? ", as every day" : `, as every ${days} days`);
