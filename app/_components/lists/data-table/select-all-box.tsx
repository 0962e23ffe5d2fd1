import { Checkbox } from "@mantine/core";
import type { Selection } from "./selection";

interface Props {
  selection: Selection;
  count: number;
  /** Where there is room for words. */
  withLabel?: boolean;
}

const label = "Select all on this page";

/** Chooses all rows of the page, or none. */
export function SelectAllBox({ selection, count, withLabel = false }: Props) {
  const chosen = selection.ids.size;
  return (
    <Checkbox
      size="sm"
      label={withLabel ? label : undefined}
      aria-label={withLabel ? undefined : label}
      checked={count > 0 && chosen === count}
      indeterminate={chosen > 0 && chosen < count}
      disabled={count === 0}
      onChange={selection.toggleAll}
    />
  );
}
