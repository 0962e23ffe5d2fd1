import { type KeyboardEvent, useId, useState } from "react";
import type { SearchItem } from "./search-item";

/** The ARIA combobox pattern over a list that is always open: the focus stays in the field, up and down move through the list, Enter chooses. */
export function useSearchList(items: SearchItem[]) {
  const listId = useId();
  const [chosen, setChosen] = useState<string>();
  // By id, so that the choice stays where it is when answers arrive above it.
  const index = Math.max(
    items.findIndex(({ id }) => id === chosen),
    0,
  );
  const active = items[index];
  const optionId = (item: SearchItem) => `${listId}-${item.id}`;

  function move(to: number): void {
    const item = items[(to + items.length) % items.length];
    if (!item) return;
    setChosen(item.id);
    document.getElementById(optionId(item))?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const keys: Partial<Record<string, () => void>> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      Enter: () => active?.run(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  const field = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": items.length > 0,
    "aria-controls": items.length > 0 ? listId : undefined,
    "aria-activedescendant": active && optionId(active),
    onKeyDown,
  } as const;
  return { listId, field, active, optionId, choose: setChosen };
}
