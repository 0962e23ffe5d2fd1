import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { undoToast } from "../../../_components/notices/undo-toast";
import { UserErrorsError } from "../../../_graphql/errors";
import { setServiceAccountsEnabled } from "../../service-accounts/mutations";
import { detailKey, listKey, type ServiceAccount, serviceAccountsKey, type ServiceAccountListItem } from "../../service-accounts/queries";

type List = { nodes: ServiceAccountListItem[] } | null;

interface Account {
  id: string;
  name: string;
  enabled: boolean;
}

/** Accounts, and the state that they are to have. */
interface Change {
  accounts: Account[];
  enabled: boolean;
}

const mutationKey = ["set-enabled"];

/** Shows the state everywhere at once, before the server has answered. */
function show(queryClient: QueryClient, accounts: Account[], enabled: boolean): void {
  const ids = new Set(accounts.map(({ id }) => id));
  queryClient.setQueriesData<List>(
    { queryKey: listKey },
    (list) => list && { ...list, nodes: list.nodes.map((node) => (ids.has(node.id) ? { ...node, enabled } : node)) },
  );
  for (const id of ids) queryClient.setQueryData<ServiceAccount | null>(detailKey(id), (account) => account && { ...account, enabled });
}

const naming = (accounts: Account[]) => (accounts.length === 1 ? `${accounts[0]!.name} is` : `${accounts.length} service accounts are`);

function effect(one: boolean, enabled: boolean): string {
  if (enabled) return one ? "It gets tokens again." : "They get tokens again.";
  return one ? "It gets no tokens, and those it has are refused." : "They get no tokens, and those they have are refused.";
}

/**
 * Switches accounts on or off; answers at once, goes back when refused, and offers undo.
 * @param only the one account that is switched here, whose changes reach the server in the order in which they were made.
 */
export function useSetEnabled(only?: { id: string }) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationKey,
    scope: { id: only ? `enabled-${only.id}` : "enabled" },
    mutationFn: async ({ accounts, enabled }: Change) => {
      const payload = await setServiceAccountsEnabled(
        accounts.map(({ id }) => id),
        enabled,
      );
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
    },
    onMutate: async ({ accounts, enabled }) => {
      await queryClient.cancelQueries({ queryKey: serviceAccountsKey });
      show(queryClient, accounts, enabled);
    },
    onSuccess: (_, { accounts, enabled }) => {
      const changed = accounts.filter((account) => account.enabled !== enabled);
      const takeBack = () => mutation.mutate({ accounts: changed.map((account) => ({ ...account, enabled })), enabled: !enabled });
      undoToast({
        id: `enabled-${accounts.map((account) => account.id).join()}`,
        title: `${naming(accounts)} ${enabled ? "enabled" : "disabled"}`,
        message: effect(accounts.length === 1, enabled),
        ...(changed.length > 0 && { onUndo: takeBack }),
      });
    },
    onError: (error, { accounts, enabled }) => {
      show(
        queryClient,
        accounts.filter((account) => account.enabled !== enabled),
        !enabled,
      );
      notifications.show({ color: "red", title: `${naming(accounts)} still ${enabled ? "disabled" : "enabled"}`, message: error.message });
    },
    // While another change is under way, an answer of now would show the state before it.
    onSettled: () => (queryClient.isMutating({ mutationKey }) === 1 ? queryClient.invalidateQueries({ queryKey: serviceAccountsKey }) : undefined),
  });
  return mutation;
}
