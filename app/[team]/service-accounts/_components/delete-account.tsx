import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../_components/confirm-dialog";
import { useAction } from "../../../_graphql/use-action";
import { deleteServiceAccount } from "../mutations";
import { detailKey, serviceAccountsKey } from "../queries";
import { LastToken } from "./last-token";

interface Props {
  account: { id: string; name: string };
  onClose: () => void;
  /** Called instead of `onClose` when it is gone. */
  onDeleted?: () => void;
}

/** Asks before an account is gone for good. */
export function DeleteAccount({ account, onClose, onDeleted = onClose }: Props) {
  const queryClient = useQueryClient();
  const { run, running, problem } = useAction({
    send: deleteServiceAccount,
    done: async () => {
      onDeleted();
      notifications.show({ title: `${account.name} is deleted`, message: "Its client keys and tokens stopped working." });
      queryClient.removeQueries({ queryKey: detailKey(account.id) });
      await queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });
  return (
    <ConfirmDialog
      title={`Delete ${account.name}?`}
      confirm={`Delete ${account.name}`}
      name={account.name}
      running={running}
      problem={problem}
      onConfirm={() => void run(account.id)}
      onClose={onClose}
    >
      Whatever uses its client keys or tokens is refused from that moment. This can&apos;t be undone.
      <Text size="sm" mt="xs" component="div">
        Last token: <LastToken accountId={account.id} />
      </Text>
    </ConfirmDialog>
  );
}
