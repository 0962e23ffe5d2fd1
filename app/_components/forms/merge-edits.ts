/** What came of two people's changes to the same thing. */
export interface Merge<Values> {
  /** The fields that both changed, and differently. */
  conflicts: (keyof Values)[];
  /** Theirs, with what I changed on top. */
  merged: Values;
}

// A value may be a list, as the permissions of a product are.
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Puts my changes upon theirs, field by field, knowing what both began with. */
export function mergeEdits<Values extends object>(base: Values, mine: Values, theirs: Values): Merge<Values> {
  const names = Object.keys(base) as (keyof Values)[];
  const changed = names.filter((name) => !same(mine[name], base[name]));
  return {
    conflicts: changed.filter((name) => !same(theirs[name], base[name]) && !same(theirs[name], mine[name])),
    merged: { ...theirs, ...pick(mine, changed) },
  };
}

/** The fields that differ from what there was, which are those to send. */
export function changedFields<Values extends object>(before: Values, now: Values): Partial<Values> {
  return pick(
    now,
    (Object.keys(before) as (keyof Values)[]).filter((name) => !same(now[name], before[name])),
  );
}

function pick<Values extends object>(values: Values, names: (keyof Values)[]): Partial<Values> {
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Partial<Values>;
}
