import type { QueryClient } from "@tanstack/react-query";
import { useSetEnabled } from "../../../_graphql/use-set-enabled";
import { setServiceAccountsEnabled } from "../../service-accounts/mutations";
import { detailKey, listKey, type ServiceAccount, serviceAccountsKey, type ServiceAccountListItem } from "../../service-accounts/queries";
import { accountNoun } from "./account-noun";

type List = { nodes: ServiceAccountListItem[] } | null;

async function show(queryClient: QueryClient, ids: ReadonlySet<string>, enabled: boolean): Promise<void> {
  await queryClient.cancelQueries({ queryKey: serviceAccountsKey });
  queryClient.setQueriesData<List>(
    { queryKey: listKey },
    (list) => list && { ...list, nodes: list.nodes.map((node) => (ids.has(node.id) ? { ...node, enabled } : node)) },
  );
  for (const id of ids) queryClient.setQueryData<ServiceAccount | null>(detailKey(id), (account) => account && { ...account, enabled });
}

function effect({ length }: readonly unknown[], enabled: boolean): string {
  const one = length === 1;
  if (enabled) return one ? "It gets tokens again." : "They get tokens again.";
  return one ? "It gets no tokens, and those it has are refused." : "They get no tokens, and those they have are refused.";
}

/** Switches service accounts on or off. @param only the one account that is switched here */
export const useSetAccountsEnabled = (only?: { id: string }) =>
  useSetEnabled({
    plural: accountNoun[1],
    only,
    set: setServiceAccountsEnabled,
    show,
    effect,
    refresh: (queryClient) => queryClient.invalidateQueries({ queryKey: serviceAccountsKey }),
  });
