import { Checkbox } from "@mantine/core";
import type { Selection } from "./selection";

interface Props {
  selection: Selection;
  id: string;
  label: string;
}

/** Chooses one row; with Shift, all from the last one on. */
export function SelectBox({ selection, id, label }: Props) {
  return (
    <Checkbox
      size="sm"
      aria-label={label}
      checked={selection.ids.has(id)}
      onChange={(event) => selection.toggle(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
    />
  );
}
