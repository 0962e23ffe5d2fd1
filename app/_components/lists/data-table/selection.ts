import { useState } from "react";

/** The rows of a page that are chosen, and the ways to choose. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Chooses a row or leaves it; with `range`, all from the last one on. */
  toggle: (id: string, range: boolean) => void;
  /** Chooses all rows of the page; none, when all are chosen. */
  toggleAll: () => void;
  clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/**
 * Rows that are chosen for one action on all of them.
 * @param page what page of what list it is: on another one nothing is chosen, so that nobody acts on what they don't see.
 */
export function useSelection(rows: { id: string }[] | undefined, page: string): Selection {
  const [state, setState] = useState<{ page: string; ids: ReadonlySet<string>; last?: string }>({ page, ids: none });
  const here = (rows ?? []).map(({ id }) => id);
  const kept = state.page === page ? state.ids : none;
  const ids = new Set(here.filter((id) => kept.has(id)));
  const choose = (next: Iterable<string>, last?: string) => setState({ page, ids: new Set(next), last });

  function toggle(id: string, range: boolean): void {
    const on = !ids.has(id);
    const from = range && state.page === page && state.last ? here.indexOf(state.last) : -1;
    const to = here.indexOf(id);
    const touched = from < 0 ? [id] : here.slice(Math.min(from, to), Math.max(from, to) + 1);
    choose(
      here.filter((each) => (touched.includes(each) ? on : ids.has(each))),
      id,
    );
  }

  return { ids, toggle, toggleAll: () => choose(ids.size === here.length ? none : here), clear: () => choose(none) };
}
