import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { undoToast } from "../../../_components/undo-toast";
import { UserErrorsError } from "../../../_graphql/errors";
import { refreshCredentials } from "../../service-accounts/_components/credentials/queries";
import { restoreClientSecrets, retireClientSecrets, type SecretOfTeam } from "../credential-lists";

interface Change {
  secrets: Pick<SecretOfTeam, "id" | "serviceAccount">[];
  /** True to end them, false to put them in force again. */
  retire: boolean;
}

const naming = (secrets: Change["secrets"]) => (secrets.length === 1 ? `The secret of ${secrets[0]!.serviceAccount.name} is` : `${secrets.length} secrets are`);

/** Ends client secrets and offers to take it back, which the server does for a day. */
export function useRetireSecrets() {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: async ({ secrets, retire }: Change) => {
      const ids = secrets.map(({ id }) => id);
      const payload = await (retire ? retireClientSecrets(ids) : restoreClientSecrets(ids));
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
      return new Set(payload?.changedIds);
    },
    onSuccess: (changedIds, { secrets, retire }) => {
      const changed = secrets.filter(({ id }) => changedIds.has(id));
      const one = secrets.length === 1;
      undoToast({
        id: `secrets-${secrets.map(({ id }) => id).join()}`,
        title: `${naming(secrets)} ${retire ? "retired" : "in force again"}`,
        message: retire ? `${one ? "It is" : "They are"} refused from now on.` : `${one ? "It is" : "They are"} taken as before.`,
        ...(retire && changed.length > 0 && { onUndo: () => mutation.mutate({ secrets: changed, retire: false }) }),
      });
    },
    onError: (error, { secrets, retire }) =>
      notifications.show({ color: "red", title: `${naming(secrets)} ${retire ? "still in force" : "still retired"}`, message: error.message }),
    onSettled: () => refreshCredentials(queryClient),
  });
  return mutation;
}
