import { IconActivity, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { matches, type SearchItem } from "../../../_components/lists/search-list/search-item";
import { SearchList } from "../../../_components/lists/search-list/search-list";
import { ChipPopover } from "../filters/chip-popover";
import { sentenceOf, sentences } from "./sentences";

interface Props {
  /** The chosen action; empty for all. */
  chosen: string;
  onChange: (action: string) => void;
}

/** A filter by what was done. */
export function ActionFilter({ chosen, onChange }: Props) {
  return (
    <ChipPopover label="Action" text={chosen && sentenceOf(chosen).label} width={320}>
      {(close) => (
        <Choice
          chosen={chosen}
          onChoose={(action) => {
            onChange(action);
            close();
          }}
        />
      )}
    </ChipPopover>
  );
}

function Choice({ chosen, onChoose }: { chosen: string; onChoose: (action: string) => void }) {
  const [text, setText] = useState("");
  const all: SearchItem[] = chosen && text === "" ? [{ id: "all", group: "Filter", icon: IconX, label: "Show all", run: () => onChoose("") }] : [];
  const items = Object.entries(sentences)
    .filter(([action, { label }]) => matches(text.trim(), label, action.replace(/\W/g, " ")))
    .map(([action, { label }]) => ({ id: action, group: "Actions", icon: IconActivity, label, run: () => onChoose(action) }));
  const note = items.length === 0 ? "No such action. Try fewer letters." : null;
  return <SearchList label="Search actions" text={text} onText={setText} items={[...all, ...items]} note={note} maxHeight={320} />;
}
