import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTeam } from "../../../_teams/team-context";
import { accountChoicesQuery } from "../../tokens/queries";

interface Props extends Omit<SelectProps, "data" | "onChange" | "value"> {
  value: string;
  onChange: (id: string) => void;
  /** What the chosen one is called, once that is known. */
  chosenName: string | undefined;
}

const whose = "Whose token it is. It can never do more than the account.";

/** Finds a service account, the one whose token it will be unless said otherwise; the server searches. */
export function AccountField({ value, onChange, chosenName, label = "Service account", description = whose, allowDeselect = false, ...field }: Props) {
  const { team } = useTeam();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text === chosenName ? "" : text, 200);
  const { data = [], error } = useQuery(accountChoicesQuery(team.id, search));
  const found = data.map(({ id, name }) => ({ value: id, label: name }));
  const known = value !== "" && chosenName !== undefined && !found.some((option) => option.value === value);
  return (
    <Select
      {...field}
      label={label}
      description={description}
      placeholder="Search service accounts"
      data={known ? [{ value, label: chosenName }, ...found] : found}
      value={value || null}
      onChange={(id) => onChange(id ?? "")}
      allowDeselect={allowDeselect}
      searchable
      openOnFocus={false}
      searchValue={text}
      onSearchChange={setText}
      onClick={(event) => event.currentTarget.select()}
      // The server has searched already, in more than the name.
      filter={({ options }) => options}
      nothingFoundMessage={
        error ? "The service accounts can't be loaded at the moment." : search ? "No service account matches." : "There is no service account yet."
      }
    />
  );
}
