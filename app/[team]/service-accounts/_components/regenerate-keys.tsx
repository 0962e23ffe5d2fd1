import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { useLast } from "../../../_components/dialogs/use-last";
import { useAction } from "../../../_graphql/use-action";
import type { ClientKeys } from "../client-keys";
import { regenerateClientKeys } from "../mutations";
import { serviceAccountsKey } from "../queries";
import type { AccountTarget } from "./account-target";
import { KeysDialog } from "./keys/keys-dialog";
import { LastUsed } from "../../_components/usage/last-used";

interface Props {
  /** The account to ask about. */
  account: AccountTarget | undefined;
  onClose: () => void;
}

/** Asks before the old keys die, then shows the new ones this once. */
export function RegenerateKeys({ account, onClose }: Props) {
  const queryClient = useQueryClient();
  const [made, setMade] = useState<{ accountName: string; requireDpop: boolean | undefined; keys: ClientKeys }>();
  const shown = useLast(account);
  const { run, running, problem, forget } = useAction({
    send: ({ id }: AccountTarget) => regenerateClientKeys(id),
    done: ({ serviceAccount, clientKeys }) => {
      if (clientKeys && shown) setMade({ accountName: shown.name, requireDpop: serviceAccount?.requireDpop, keys: clientKeys });
      onClose();
      void queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });
  const close = () => {
    forget();
    onClose();
  };
  return (
    <>
      <ConfirmDialog
        opened={account !== undefined}
        title={`Regenerate client keys of ${shown?.name}?`}
        confirm="Regenerate client keys"
        running={running}
        problem={problem}
        onConfirm={() => account && void run(account)}
        onClose={close}
      >
        The present client id and all secrets, and the tokens got with them, stop at once. Whatever uses them is refused until it has the new ones. Public keys
        and trust rules stay, and go with the new client id.
        <Text size="sm" mt="xs" component="div">
          Last used: <LastUsed at={shown?.lastUsedAt ?? null} />
        </Text>
      </ConfirmDialog>
      <KeysDialog
        accountName={made?.accountName ?? ""}
        keys={made?.keys}
        requireDpop={made?.requireDpop}
        title={`New client keys of ${made?.accountName}`}
        lead="The old client id and secret have stopped working."
        onClose={() => setMade(undefined)}
      />
    </>
  );
}
