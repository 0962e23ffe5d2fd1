import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/** Something that can be chosen. */
export interface Pickable {
  id: string;
  name: string;
  /** Tells apart what has the same name. */
  detail?: string;
}

interface Props {
  label: string;
  description?: ReactNode;
  placeholder: string;
  /** Asks the server for what matches a text. */
  search: (text: string) => Pick<UseQueryOptions<Pickable[]>, "queryKey" | "queryFn">;
  value: Pickable[];
  onChange: (value: Pickable[]) => void;
  error?: ReactNode;
  /** Those that can't be chosen, such as those that are in already. */
  without?: ReadonlySet<string>;
  /** How many can be chosen; any number unless given. */
  most?: number;
  autoFocus?: boolean;
}

const textOf = ({ name, detail }: Pickable) => (detail ? `${name} · ${detail}` : name);

/** Several of a long list, found by searching on the server. */
export function PickMany({ label, description, placeholder, search, value, onChange, error, without, most, autoFocus }: Props) {
  const [text, setText] = useState("");
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), 150);
  const { data: found = [], error: problem, isFetching } = useQuery({ ...search(asked), placeholderData: keepPreviousData });
  const chosen = new Set(value.map(({ id }) => id));
  const offered = [...value, ...found.filter(({ id }) => !chosen.has(id) && !without?.has(id))];
  const byId = new Map(offered.map((item) => [item.id, item]));
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={value.length === 0 ? placeholder : undefined}
      data={offered.map((item) => ({ value: item.id, label: textOf(item) }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => byId.get(id) ?? []))}
      // Opened by what asks for it, not by the mere focus; closed by each choice, so that what follows from it is in sight.
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onOptionSubmit={() => setOpened(false)}
      searchable
      searchValue={text}
      onSearchChange={setText}
      openOnFocus={false}
      // The server has searched already, also in what isn't shown.
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? "Searching…" : (problem?.message ?? "Nothing matches")}
      hidePickedOptions
      maxValues={most}
      maxDropdownHeight={280}
      error={error}
      data-autofocus={autoFocus}
    />
  );
}
