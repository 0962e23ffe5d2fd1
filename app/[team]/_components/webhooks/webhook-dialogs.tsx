import { DeleteWebhook } from "./delete-webhook";
import { RotateSecret } from "./secret/rotate-secret";
import type { WebhookTarget } from "./webhook-target";

interface Props {
  /** The webhook whose secret is rotated, if any is. */
  rotating: WebhookTarget | undefined;
  onRotateClose: () => void;
  /** The webhook that is deleted, if any is. */
  deleting: WebhookTarget | undefined;
  onDeleteClose: () => void;
  onDeleted?: () => void;
}

/** The dialogs of what can be done with webhooks. */
export default function WebhookDialogs({ rotating, onRotateClose, deleting, onDeleteClose, onDeleted }: Props) {
  return (
    <>
      <RotateSecret webhook={rotating} onClose={onRotateClose} />
      <DeleteWebhook webhook={deleting} onClose={onDeleteClose} onDeleted={onDeleted} />
    </>
  );
}
