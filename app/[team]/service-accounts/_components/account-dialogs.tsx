import type { AccountTarget } from "./account-target";
import { DeleteAccounts } from "./delete-accounts";
import { RegenerateKeys } from "./regenerate-keys";
import { RevokeEverything } from "./revoke-everything";

interface Props {
  /** The account whose keys are regenerated, if any is. */
  regenerating: AccountTarget | undefined;
  onRegenerateClose: () => void;
  /** The account of which everything is revoked, if there is one. */
  revoking: AccountTarget | undefined;
  onRevokeClose: () => void;
  /** The accounts that are deleted, if any are. */
  deleting: AccountTarget[] | undefined;
  onDeleteClose: () => void;
  onDeleted: () => void;
}

/** The dialogs of what can be done with accounts. */
export default function AccountDialogs({ regenerating, onRegenerateClose, revoking, onRevokeClose, deleting, onDeleteClose, onDeleted }: Props) {
  return (
    <>
      <RegenerateKeys account={regenerating} onClose={onRegenerateClose} />
      <RevokeEverything account={revoking} onClose={onRevokeClose} />
      <DeleteAccounts accounts={deleting} onClose={onDeleteClose} onDeleted={onDeleted} />
    </>
  );
}
