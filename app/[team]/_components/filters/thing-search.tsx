import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconApi, IconHistory, IconRobot, IconServer, IconShield, IconUser, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { matches, type SearchItem } from "../../../_components/lists/search-list/search-item";
import { SearchList } from "../../../_components/lists/search-list/search-list";
import { useTeam } from "../../../_teams/team-context";
import { filterThingsQuery } from "./queries";

const kinds = {
  person: { group: "People", icon: IconUser },
  system: { group: "System", icon: IconServer },
  account: { group: "Service accounts", icon: IconRobot },
  unknown: { group: "In the list", icon: IconHistory },
};

/** Something that can be filtered by, known without a search. */
export interface KnownThing {
  id: string | null;
  name: string | null | undefined;
  /** What it is, where that is known. */
  kind?: keyof typeof kinds;
}

export interface ThingSearchProps {
  /** What is searched for. */
  label: string;
  /** Those that can be chosen without a search, such as what the list names. */
  known: KnownThing[];
  /** What the server searches. */
  among: { people?: boolean; accounts?: boolean; products?: boolean; roles?: boolean };
  /** Id of the chosen one; empty for all. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** Finds what to filter by: among what is known already, and by a search on the server. */
export function ThingSearch({ label, known, among, chosen, onChoose }: ThingSearchProps) {
  const { can, team } = useTeam();
  const [text, setText] = useState("");
  const wanted = text.trim();
  const [settled] = useDebouncedValue(wanted, 150);
  const { data, error } = useQuery(
    filterThingsQuery({
      teamId: team.id,
      text: settled,
      people: among.people === true && can("member:read"),
      accounts: among.accounts === true && can("service-account:read"),
      products: among.products === true && can("product:read"),
      roles: among.roles === true && can("role:read"),
    }),
  );
  const found = wanted === settled ? data : undefined;

  const items: SearchItem[] = [];
  const add = (group: string, icon: SearchItem["icon"], id: string | null, name: string | null | undefined) => {
    if (id && name && !items.some((item) => item.id === id)) items.push({ id, group, icon, label: name, run: () => onChoose(id) });
  };
  for (const { id, name, kind = "unknown" } of known) if (name && matches(wanted, name)) add(kinds[kind].group, kinds[kind].icon, id, name);
  for (const { userId, name } of found?.members?.nodes ?? []) add("People", IconUser, userId, name);
  for (const { id, name } of found?.serviceAccounts?.nodes ?? []) add("Service accounts", IconRobot, id, name);
  for (const { id, name } of found?.products?.nodes ?? []) add("Products", IconApi, id, name);
  for (const { id, name } of found?.roles?.nodes ?? []) add("Roles", IconShield, id, name);
  if (chosen && wanted === "") items.unshift({ id: "all", group: "Filter", icon: IconX, label: "Show all", run: () => onChoose("") });
  const note = !found && !error ? "Searching…" : error ? error.message : items.length === 0 ? "Nothing matches. Try fewer letters." : null;
  return <SearchList label={label} text={text} onText={setText} items={items} note={note} maxHeight={320} />;
}
