import { Anchor, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { UserErrorsError } from "../../../_graphql/errors";
import { setServiceAccountEnabled } from "../mutations";
import { detailKey, listKey, type ServiceAccount, serviceAccountsKey, type ServiceAccountListItem } from "../queries";

type List = { nodes: ServiceAccountListItem[] } | null;

/** Shows the state everywhere at once, before the server has answered. */
function show(queryClient: QueryClient, id: string, enabled: boolean): void {
  queryClient.setQueriesData<List>(
    { queryKey: listKey },
    (list) => list && { ...list, nodes: list.nodes.map((node) => (node.id === id ? { ...node, enabled } : node)) },
  );
  queryClient.setQueryData<ServiceAccount | null>(detailKey(id), (account) => account && { ...account, enabled });
}

/** Switches an account on or off; answers at once, goes back when refused, and offers undo. */
export function useSetEnabled(account: { id: string; name: string }) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (enabled: boolean) => {
      const payload = await setServiceAccountEnabled(account.id, enabled);
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
    },
    onMutate: async (enabled) => {
      await queryClient.cancelQueries({ queryKey: serviceAccountsKey });
      show(queryClient, account.id, enabled);
    },
    onSuccess: (_, enabled) => {
      const id = `enabled-${account.id}`;
      const undo = () => {
        notifications.hide(id);
        mutation.mutate(!enabled);
      };
      notifications.hide(id);
      notifications.show({
        id,
        withCloseButton: true,
        title: `${account.name} is ${enabled ? "enabled" : "disabled"}`,
        message: (
          <Text size="sm">
            {enabled ? "It gets tokens again. " : "It gets no tokens, and those it has are refused. "}
            <Anchor component="button" type="button" size="sm" onClick={undo}>
              Undo
            </Anchor>
          </Text>
        ),
      });
    },
    onError: (error, enabled) => {
      show(queryClient, account.id, !enabled);
      notifications.show({ color: "red", title: `${account.name} is still ${enabled ? "disabled" : "enabled"}`, message: error.message });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: serviceAccountsKey }),
  });
  return mutation;
}
