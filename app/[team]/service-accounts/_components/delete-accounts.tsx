import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { NamedUses } from "../../../_components/texts/named-uses";
import { useLast } from "../../../_components/dialogs/use-last";
import { useAction } from "../../../_graphql/use-action";
import { deleteServiceAccounts } from "../mutations";
import { detailKey, serviceAccountsKey } from "../queries";
import type { AccountTarget } from "./account-target";
import { LastUsed } from "../../_components/usage/last-used";

interface Props {
  /** The accounts to ask about. */
  accounts: AccountTarget[] | undefined;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks before accounts are gone for good. */
export function DeleteAccounts({ accounts, onClose, onDeleted }: Props) {
  const queryClient = useQueryClient();
  const shown = useLast(accounts) ?? [];
  const [only] = shown.length === 1 ? shown : [];
  const what = only?.name ?? `${shown.length} service accounts`;
  const { run, running, problem, forget } = useAction({
    send: (targets: AccountTarget[]) => deleteServiceAccounts(targets.map(({ id }) => id)),
    done: async () => {
      onDeleted();
      notifications.show({
        title: only ? `${what} is deleted` : `${what} are deleted`,
        message: only ? "Its client keys and tokens stopped working." : "Their client keys and tokens stopped working.",
      });
      for (const { id } of shown) queryClient.removeQueries({ queryKey: detailKey(id) });
      await queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });
  const close = () => {
    forget();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={accounts !== undefined}
      title={`Delete ${what}?`}
      confirm={`Delete ${what}`}
      name={only?.name ?? `delete ${shown.length}`}
      running={running}
      problem={problem}
      onConfirm={() => accounts && void run(accounts)}
      onClose={close}
    >
      Whatever uses {only ? "its" : "their"} client keys or tokens is refused from that moment. This can&apos;t be undone.
      {only ? (
        <Text size="sm" mt="xs" component="div">
          Last used: <LastUsed at={only.lastUsedAt} />
        </Text>
      ) : (
        <NamedUses label="Service accounts to delete" things={shown} />
      )}
    </ConfirmDialog>
  );
}
