import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTeam } from "../../../_teams/team-context";
import { productChoicesQuery } from "./product-choices";

/** Finds a product among more than a list could show; the server searches. */
export function SearchedProduct({ value, onChange, ...field }: Omit<SelectProps, "data" | "onChange"> & { onChange: (id: string) => void }) {
  const { team } = useTeam();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("Latchkey");
  const [search] = useDebouncedValue(text === chosen ? "" : text, 250);
  const { data, error } = useQuery(productChoicesQuery(team.id, search));
  const found = (data?.choices ?? []).map((product) => ({ value: product.builtIn ? "" : product.id, label: product.name }));
  const known = [{ value: "", label: "Latchkey" }, ...(value ? [{ value, label: chosen }] : [])];
  // Without a search the present choice and the usual one stand first; what is searched for stands alone.
  const options = search ? found : [...known, ...found.filter((option) => !known.some((each) => each.value === option.value))];
  return (
    <Select
      {...field}
      data={options}
      value={value}
      searchable
      allowDeselect={false}
      // What is typed replaces the name that stands there.
      onClick={(event) => event.currentTarget.select()}
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already, in more than the name.
      filter={({ options: all }) => all}
      nothingFoundMessage={error ? "The products can't be loaded at the moment." : "No product matches."}
      onChange={(id, option) => {
        if (option) setChosen(option.label);
        onChange(id ?? "");
      }}
    />
  );
}
