import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconApi, IconHistory, IconRobot, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { matches, type SearchItem } from "../../../_components/search-list/search-item";
import { SearchList } from "../../../_components/search-list/search-list";
import { useTeam } from "../../_components/team-context";
import { filterThingsQuery } from "../queries";

interface Props {
  known: { id: string | null; name: string | null }[];
  products: boolean;
  chosen: string;
  onChoose: (id: string) => void;
}

/** Finds what to filter by: among what the events shown name, and by a search on the server. */
export function ThingSearch({ known, products, chosen, onChoose }: Props) {
  const { can, team } = useTeam();
  const [text, setText] = useState("");
  const wanted = text.trim();
  const [settled] = useDebouncedValue(wanted, 150);
  const { data, error } = useQuery(
    filterThingsQuery({ teamId: team.id, text: settled, accounts: can("service-account:read"), products: products && can("product:read") }),
  );
  const found = wanted === settled ? data : undefined;

  const items: SearchItem[] = [];
  const add = (group: string, icon: SearchItem["icon"], id: string | null, label: string | null) => {
    if (id && label && !items.some((item) => item.id === id)) items.push({ id, group, icon, label, run: () => onChoose(id) });
  };
  for (const { id, name } of known) if (name && matches(wanted, name)) add("In the list", IconHistory, id, name);
  for (const { id, name } of found?.serviceAccounts?.nodes ?? []) add("Service accounts", IconRobot, id, name);
  for (const { id, name } of found?.products?.nodes ?? []) add("Products", IconApi, id, name);
  if (chosen && wanted === "") items.unshift({ id: "all", group: "Filter", icon: IconX, label: "Show all", run: () => onChoose("") });
  const note = !found && !error ? "Searching…" : error ? error.message : items.length === 0 ? "Nothing matches. Try fewer letters." : null;
  return (
    <SearchList label={products ? "Search accounts and products" : "Search who did it"} text={text} onText={setText} items={items} note={note} height={280} />
  );
}
