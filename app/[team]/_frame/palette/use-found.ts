import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type Icon, IconApi, IconRobot, IconShield, IconTicket, IconUser, IconUsersGroup } from "@tabler/icons-react";
import type { SearchItem } from "../../../_components/lists/search-list/search-item";
import { useTeam } from "../../../_teams/team-context";
import { paletteQuery } from "./queries";

const pause = 150;

/** What the server finds for the text; nothing while an answer to this very text is still to come. */
export function useFound(text: string, go: (path: string) => void) {
  const { can, path, team } = useTeam();
  const wanted = text.trim();
  const [settled] = useDebouncedValue(wanted, pause);
  const { data, error } = useQuery(
    paletteQuery({
      teamId: team.id,
      text: settled,
      accounts: can("service-account:read"),
      tokens: can("token:read"),
      products: can("product:read"),
      roles: can("role:read"),
      groups: can("group:read"),
      members: can("member:read"),
    }),
  );
  const current = wanted === settled;
  const answer = current && wanted !== "" ? data : undefined;
  const items = (group: string, icon: Icon, below: string, found: readonly Found[] | undefined): SearchItem[] =>
    (found ?? []).map(({ id, name, detail }) => ({ id, group, label: name, detail, icon, run: () => go(path(`/${below}/${id}`)) }));
  return {
    items: [
      ...items(
        "Service accounts",
        IconRobot,
        "service-accounts",
        answer?.serviceAccounts?.nodes.map((one) => ({ ...one, detail: one.clientId })),
      ),
      ...items(
        "API tokens",
        IconTicket,
        "tokens",
        answer?.apiTokens?.nodes.map((one) => ({ ...one, detail: one.serviceAccount.name })),
      ),
      ...items(
        "Products",
        IconApi,
        "products",
        answer?.products?.nodes.map((one) => ({ ...one, detail: one.key })),
      ),
      ...items(
        "Roles",
        IconShield,
        "roles",
        answer?.roles?.nodes.map((one) => ({ ...one, detail: one.product.name })),
      ),
      ...items("Groups", IconUsersGroup, "groups", answer?.groups?.nodes),
      ...items(
        "Members",
        IconUser,
        "members",
        answer?.members?.nodes.map((one) => ({ ...one, detail: one.email })),
      ),
    ],
    searching: wanted !== "" && !answer && !(current && error),
    error: current ? error : null,
  };
}

interface Found {
  id: string;
  name: string;
  detail?: string;
}
