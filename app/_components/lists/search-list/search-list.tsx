import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { grouped, type SearchItem } from "./search-item";
import classes from "./search-list.module.css";
import { useSearchList } from "./use-search-list";

interface Props {
  /** What is searched for. */
  label: string;
  text: string;
  onText: (text: string) => void;
  items: SearchItem[];
  /** In place of the list, or below it: that the search is under way, or that nothing matches. */
  note?: ReactNode;
  height?: number | string;
  /** In place of a height of its own: as tall as what it holds, and no taller than this. */
  maxHeight?: number;
}

/** A field with the list of what it finds below it, chosen from by keyboard or pointer. */
export function SearchList({ label, text, onText, items, note, height = 360, maxHeight }: Props) {
  const { listId, field, active, optionId, choose } = useSearchList(items);
  return (
    <>
      <TextInput
        variant="unstyled"
        className={classes.field}
        aria-label={label}
        placeholder={label}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => {
          choose(undefined);
          onText(event.currentTarget.value);
        }}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        {...field}
      />
      <div className={classes.box} style={maxHeight === undefined ? { height } : { maxHeight, minHeight: 104 }}>
        {items.length > 0 && (
          <div id={listId} role="listbox" aria-label={label} className={classes.list}>
            {grouped(items).map(([group, members]) => (
              <div key={group} role="group" aria-label={group}>
                <div className={classes.group} aria-hidden>
                  {group}
                </div>
                {members.map((item) => (
                  <Option key={item.id} item={item} id={optionId(item)} active={item === active} onPoint={() => choose(item.id)} />
                ))}
              </div>
            ))}
          </div>
        )}
        <div role="status" className={classes.note}>
          {note}
        </div>
      </div>
    </>
  );
}

function Option({ item, id, active, onPoint }: { item: SearchItem; id: string; active: boolean; onPoint: () => void }) {
  const { label, detail, icon: Icon, run } = item;
  return (
    // The field keeps the focus, and with it the keyboard.
    <div
      role="option"
      id={id}
      aria-selected={active}
      className={classes.option}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {Icon && <Icon size={16} stroke={1.7} aria-hidden className={classes.icon} />}
      <span className={classes.label}>{label}</span>
      {detail && <span className={classes.detail}>{detail}</span>}
    </div>
  );
}
