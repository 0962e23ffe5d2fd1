import { Button, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Dialog } from "../../../_components/dialogs/dialog";
import { DialogFoot } from "../../../_components/dialogs/dialog-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { useLast } from "../../../_components/dialogs/use-last";
import { useAction } from "../../../_graphql/use-action";
import { resendInvitation } from "../mutations";
import { type Invitation, refreshInvitations } from "../queries";
import type { Invited } from "./invited-dialog";

interface Props {
  invitation: Invitation | undefined;
  onClose: () => void;
  onSent: (invited: Invited) => void;
}

/** Asks before an invitation gets a new link, which ends the old one. */
export function ResendInvitation({ invitation, onClose, onSent }: Props) {
  const queryClient = useQueryClient();
  const shown = useLast(invitation);
  const { run, running, problem, forget } = useAction({
    send: resendInvitation,
    done: async ({ link, mailed, invitation: sent }) => {
      onSent({ email: sent?.email ?? "", link: link ?? "", mailed: mailed ?? false });
      await refreshInvitations(queryClient);
    },
  });
  const close = () => {
    if (running) return;
    forget();
    onClose();
  };
  return (
    <Dialog opened={invitation !== undefined} onClose={close} title={`Send the invitation to ${shown?.email ?? ""} again?`}>
      <Stack>
        <Text size="sm">It gets a new link that works for 7 days. The link that it had before is worth nothing from then on.</Text>
        {problem !== null && <ErrorNotice error={problem} />}
        <DialogFoot running={running} onCancel={close}>
          <Button loading={running} onClick={() => shown && void run(shown.id)} data-autofocus>
            Send again
          </Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  );
}
