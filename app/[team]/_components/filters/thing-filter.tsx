import { ChipPopover } from "./chip-popover";
import { ThingSearch, type ThingSearchProps } from "./thing-search";

interface Props extends Omit<ThingSearchProps, "label" | "onChoose"> {
  /** What is filtered by, as in "By". */
  label: string;
  /** What is searched for, as in "Search who did it". */
  search: string;
  /** What the chosen one is called, once that is known. */
  name: string | null | undefined;
  onChange: (id: string) => void;
}

/** A filter by one person, service account or product. */
export function ThingFilter({ label, search, name, onChange, ...things }: Props) {
  const { chosen, known } = things;
  const text = chosen && (name ?? known.find(({ id }) => id === chosen)?.name ?? chosen);
  return (
    <ChipPopover label={label} text={text} width={320}>
      {(close) => (
        <ThingSearch
          {...things}
          label={search}
          onChoose={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </ChipPopover>
  );
}
