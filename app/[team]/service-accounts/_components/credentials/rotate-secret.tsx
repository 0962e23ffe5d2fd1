import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountTarget } from "../account-target";
import { KeysDialog } from "../keys/keys-dialog";
import { type ClientSecret, refreshCredentials } from "../../credentials";
import { type Rotated, RotateQuestion } from "./rotate-question";

interface Props {
  account: AccountTarget;
  secrets: readonly ClientSecret[];
  opened: boolean;
  onClose: () => void;
}

/** Asks how long the present secrets shall stay in force, then shows the new one this once. */
export function RotateSecret({ account, secrets, opened, onClose }: Props) {
  const queryClient = useQueryClient();
  const [made, setMade] = useState<Rotated>();

  function show(rotated: Rotated): void {
    setMade(rotated);
    onClose();
    void refreshCredentials(queryClient);
  }

  return (
    <>
      {opened && <RotateQuestion account={account} secrets={secrets} onClose={onClose} onRotated={show} />}
      <KeysDialog
        accountName={account.name}
        keys={made?.keys}
        requireDpop={made?.requireDpop}
        title={`New client secret of ${account.name}`}
        lead={made?.lead ?? ""}
        lost="Without it, the secret has to be rotated once more."
        onClose={() => setMade(undefined)}
      />
    </>
  );
}
