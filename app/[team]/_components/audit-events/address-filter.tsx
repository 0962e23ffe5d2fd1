import { IconMapPin, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { matches, type SearchItem } from "../../../_components/lists/search-list/search-item";
import { SearchList } from "../../../_components/lists/search-list/search-list";
import { ChipPopover } from "../filters/chip-popover";
import { asAddress } from "./as-address";

interface Props {
  /** The chosen address; empty for all. */
  chosen: string;
  /** Those of the events shown. */
  known: (string | null)[];
  onChange: (address: string) => void;
}

/** A filter by the address that requests came from. */
export function AddressFilter({ chosen, known, onChange }: Props) {
  return (
    <ChipPopover label="Address" text={chosen} width={320}>
      {(close) => (
        <Choice
          chosen={chosen}
          known={known}
          onChoose={(address) => {
            onChange(address);
            close();
          }}
        />
      )}
    </ChipPopover>
  );
}

function Choice({ chosen, known, onChoose }: { chosen: string; known: Props["known"]; onChoose: (address: string) => void }) {
  const [text, setText] = useState("");
  const typed = asAddress(text);
  const item = (group: string, address: string): SearchItem => ({ id: address, group, icon: IconMapPin, label: address, run: () => onChoose(address) });
  const shown = [...new Set(known)].filter((address): address is string => address !== null && matches(text.trim(), address));
  const items: SearchItem[] = [
    ...(chosen && text === "" ? [{ id: "all", group: "Filter", icon: IconX, label: "Show all", run: () => onChoose("") }] : []),
    ...(typed && !shown.includes(typed) ? [item("As typed", typed)] : []),
    ...shown.map((address) => item("In the list", address)),
  ];
  const note = items.length === 0 ? "Type a whole address, such as 203.0.113.7." : null;
  return <SearchList label="Search or type an address" text={text} onText={setText} items={items} note={note} maxHeight={320} />;
}
