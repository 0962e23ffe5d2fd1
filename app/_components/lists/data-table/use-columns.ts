import { useLocalStorage } from "@mantine/hooks";
import type { Column } from "./column";

/** Which of a list's columns are shown: the person's choice, kept in the browser. Those that aren't optional always are. */
export function useColumns<Row>(list: string, columns: Column<Row>[]) {
  const [chosen, setChosen, reset] = useLocalStorage<Record<string, boolean>>({
    key: `latchkey-columns-${list}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const isShown = ({ id, optional }: Column<Row>) => !optional || (chosen[id] ?? optional === "shown");
  return {
    shown: columns.filter(isShown),
    choices: columns.filter(({ optional }) => optional).map((column) => ({ id: column.id, header: column.header, shown: isShown(column) })),
    show: (id: string, shown: boolean) => setChosen((before) => ({ ...before, [id]: shown })),
    reset,
  };
}
