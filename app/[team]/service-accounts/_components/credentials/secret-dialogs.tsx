import type { AccountTarget } from "../account-target";
import type { ClientSecret } from "../../credentials";
import { RetireSecret } from "./retire-secret";
import { RotateSecret } from "./rotate-secret";

interface Props {
  account: AccountTarget;
  secrets: readonly ClientSecret[];
  rotating: boolean;
  onRotateClose: () => void;
  /** The secret that is retired, if one is. */
  retiring: ClientSecret | undefined;
  onRetireClose: () => void;
}

/** The dialogs of what can be done with client secrets. */
export default function SecretDialogs({ account, secrets, rotating, onRotateClose, retiring, onRetireClose }: Props) {
  return (
    <>
      <RotateSecret account={account} secrets={secrets} opened={rotating} onClose={onRotateClose} />
      <RetireSecret account={account} secrets={secrets} secret={retiring} onClose={onRetireClose} />
    </>
  );
}
