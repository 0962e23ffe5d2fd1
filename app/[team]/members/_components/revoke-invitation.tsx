import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { useLast } from "../../../_components/dialogs/use-last";
import { useAction } from "../../../_graphql/use-action";
import { revokeInvitation } from "../mutations";
import { type Invitation, refreshInvitations } from "../queries";

interface Props {
  invitation: Invitation | undefined;
  onClose: () => void;
}

/** Asks before an invitation is withdrawn. */
export function RevokeInvitation({ invitation, onClose }: Props) {
  const queryClient = useQueryClient();
  const email = useLast(invitation)?.email ?? "";
  const { run, running, problem, forget } = useAction({
    send: revokeInvitation,
    done: async () => {
      onClose();
      notifications.show({ title: "The invitation is withdrawn", message: `The link that ${email} has is worth nothing now.` });
      await refreshInvitations(queryClient);
    },
  });
  return (
    <ConfirmDialog
      opened={invitation !== undefined}
      title={`Withdraw the invitation of ${email}?`}
      confirm="Withdraw invitation"
      running={running}
      problem={problem}
      onConfirm={() => invitation && void run(invitation.id)}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      The link that they have stops working at once. They can be invited again at any time.
    </ConfirmDialog>
  );
}
