import { AddKey } from "./add-key";
import type { PublicKey } from "../../credentials";
import { RemoveKey } from "./remove-key";

interface Props {
  account: { id: string; name: string };
  adding: boolean;
  onAddClose: () => void;
  /** The key that is removed, if one is. */
  removing: PublicKey | undefined;
  onRemoveClose: () => void;
}

/** The dialogs of what can be done with public keys. */
export default function KeyDialogs({ account, adding, onAddClose, removing, onRemoveClose }: Props) {
  return (
    <>
      {adding && <AddKey account={account} onClose={onAddClose} />}
      <RemoveKey account={account} publicKey={removing} onClose={onRemoveClose} />
    </>
  );
}
