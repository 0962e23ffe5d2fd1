import { harmlessPart } from "./harmless";

/** An operation that was run: never what it answered, never a variable that looks like a secret. */
export interface HistoryEntry {
  query: string;
  variables: string;
  /** What the list calls it. */
  title: string;
  kind: "query" | "mutation" | "subscription";
  at: string;
  /** Whether it was carried out without an error. */
  ok: boolean;
}

interface Stored {
  entries: HistoryEntry[];
  /** What stood in the editors last. */
  draft?: { query: string; variables: string };
}

const most = 40;
const largest = 20_000;
const keyOf = (person: string) => `latchkey:explorer:${person}`;

function read(person: string): Stored {
  try {
    const value = JSON.parse(window.localStorage.getItem(keyOf(person)) ?? "{}") as Partial<Stored>;
    return { draft: value.draft, entries: Array.isArray(value.entries) ? value.entries : [] };
  } catch {
    return { entries: [] };
  }
}

function write(person: string, stored: Stored): void {
  try {
    window.localStorage.setItem(keyOf(person), JSON.stringify(stored));
  } catch {
    // Storage is full or switched off: there is no history then.
  }
}

/** What the person has run in this browser, the latest first. */
export const historyOf = (person: string): HistoryEntry[] => read(person).entries;

/** Keeps an operation that was run, once, if there is nothing in it that must not be kept. @returns the history as it is now */
export function remember(person: string, entry: HistoryEntry): HistoryEntry[] {
  const stored = read(person);
  const harmless = harmlessPart(entry.query, entry.variables);
  if (!harmless || entry.query.length > largest) return stored.entries;
  const kept = { ...entry, variables: harmless.variables };
  const others = stored.entries.filter(({ query, variables }) => query !== kept.query || variables !== kept.variables);
  const entries = [kept, ...others].slice(0, most);
  write(person, { ...stored, entries });
  return entries;
}

/** Forgets everything that was run. */
export function forgetHistory(person: string): void {
  write(person, { ...read(person), entries: [] });
}

/** What stood in the editors when the person was here last. */
export const draftOf = (person: string): { query: string; variables: string } | undefined => read(person).draft;

/** Keeps what stands in the editors, without what looks like a secret. */
export function keepDraft(person: string, query: string, variables: string): void {
  const harmless = harmlessPart(query, variables);
  if (harmless && query.length <= largest) write(person, { ...read(person), draft: { query, variables: harmless.variables } });
}
