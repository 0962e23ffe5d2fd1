import { ChipPopover } from "./chip-popover";
import { ThingSearch } from "./thing-search";

interface Props {
  /** What is filtered by, as in "By". */
  label: string;
  /** Id of the chosen one; empty for all. */
  chosen: string;
  /** What it is called, once that is known. */
  name: string | null | undefined;
  /** Those that the events shown name. */
  known: { id: string | null; name: string | null }[];
  /** Whether products can be chosen too. */
  products: boolean;
  onChange: (id: string) => void;
}

/** A filter by one person, service account or product. */
export function ThingFilter({ label, chosen, name, known, products, onChange }: Props) {
  const text = chosen && (name ?? known.find(({ id }) => id === chosen)?.name ?? chosen);
  return (
    <ChipPopover label={label} text={text} width={320}>
      {(close) => (
        <ThingSearch
          known={known}
          products={products}
          chosen={chosen}
          onChoose={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </ChipPopover>
  );
}
