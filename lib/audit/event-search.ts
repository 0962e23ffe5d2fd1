import { InvalidInputError } from "../errors";
import type { Narrowing } from "../paging/any-of";
import { holdingText, wordsOf } from "../paging/search";

/** SQL of a text in ASCII: the index knows letters beyond it in some databases only. */
const written = (text: string) => `encode(replace(${text}, chr(92), chr(92) || chr(92))::bytea, 'escape')`;

// An index is made of these very words.
const column = `((${written("lower(item.actor_name || chr(31) || coalesce(item.target_name, ''))")}
    || chr(31) || item.action || chr(31) || coalesce(item.actor_id, '') || chr(31) || coalesce(item.target_id, '') || chr(31) || coalesce(item.address, '')) COLLATE "C")`;

/** The longest search, in characters, and the most words of one. */
const searchLimits = { length: 200, words: 10 } as const;

/** As many of the events found are counted, and no more: there may be millions. */
export const mostFound = 10_000;

/** By what the index finds something: three characters in a row, not all of which are signs; what is beyond ASCII stands there as several. */
const isFindable = (word: string) => /[^\0-\x7f]/.test(word) || (word.length > 2 && /[a-z0-9]/i.test(word));

/** The search for words in events, if there is one. @throws InvalidInputError for one that would have to look at every event, or is too long */
export function eventSearch(search: string | null | undefined): Narrowing[] {
  const words = wordsOf(search ?? "");
  if (words.length === 0) return [];
  if ([...search!.trim()].length > searchLimits.length) throw refused(`Search for at most ${searchLimits.length} characters.`, "TOO_LONG");
  if (words.length > searchLimits.words) throw refused(`Search for at most ${searchLimits.words} words.`, "TOO_LONG");
  if (!words.some(isFindable)) throw refused("Search for a word of at least three characters, with a letter or a digit among them.", "INVALID");
  return [{ ...holdingText({ column, text: words.join(" "), apart: true, written }), mostCounted: mostFound }];
}

const refused = (message: string, code: "TOO_LONG" | "INVALID") => new InvalidInputError([{ field: ["filter", "search"], message, code }]);
