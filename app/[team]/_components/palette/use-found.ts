import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconApi, IconRobot } from "@tabler/icons-react";
import type { SearchItem } from "../../../_components/search-list/search-item";
import { useTeam } from "../team-context";
import { paletteQuery } from "./queries";

const pause = 150;

/** What the server finds for the text; nothing while an answer to this very text is still to come. */
export function useFound(text: string, go: (path: string) => void) {
  const { can, path, team } = useTeam();
  const wanted = text.trim();
  const [settled] = useDebouncedValue(wanted, pause);
  const { data, error } = useQuery(paletteQuery({ teamId: team.id, text: settled, accounts: can("service-account:read"), products: can("product:read") }));
  const current = wanted === settled;
  const answer = current && wanted !== "" ? data : undefined;
  const items: SearchItem[] = [
    ...(answer?.serviceAccounts?.nodes ?? []).map(({ id, name, clientId }) => ({
      id,
      group: "Service accounts",
      label: name,
      detail: clientId,
      icon: IconRobot,
      run: () => go(path(`/service-accounts/${id}`)),
    })),
    ...(answer?.products?.nodes ?? []).map(({ id, name, key }) => ({
      id,
      group: "Products",
      label: name,
      detail: key,
      icon: IconApi,
      run: () => go(path(`/products/${id}`)),
    })),
  ];
  return { items, searching: wanted !== "" && !answer && !(current && error), error: current ? error : null };
}
