import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ClientKeys } from "../../client-keys";
import type { ActionTarget } from "../account-actions";
import { KeysDialog } from "../keys/keys-dialog";
import { type ClientSecret, refreshCredentials } from "./queries";
import { RotateQuestion } from "./rotate-question";

interface Props {
  account: ActionTarget;
  secrets: readonly ClientSecret[];
  opened: boolean;
  onClose: () => void;
}

/** Asks how long the present secrets shall stay in force, then shows the new one this once. */
export function RotateSecret({ account, secrets, opened, onClose }: Props) {
  const queryClient = useQueryClient();
  const [made, setMade] = useState<{ keys: ClientKeys; lead: string }>();

  function show(keys: ClientKeys, lead: string): void {
    setMade({ keys, lead });
    onClose();
    void refreshCredentials(queryClient);
  }

  return (
    <>
      {opened && <RotateQuestion account={account} secrets={secrets} onClose={onClose} onRotated={show} />}
      <KeysDialog
        accountName={account.name}
        keys={made?.keys}
        title={`New client secret of ${account.name}`}
        lead={made?.lead ?? ""}
        lost="Without it, the secret has to be rotated once more."
        onClose={() => setMade(undefined)}
      />
    </>
  );
}
