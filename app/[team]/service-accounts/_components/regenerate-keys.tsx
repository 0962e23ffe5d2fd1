import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../../_components/confirm-dialog";
import { useAction } from "../../../_graphql/use-action";
import type { ClientKeys } from "../client-keys";
import { regenerateClientKeys } from "../mutations";
import { serviceAccountsKey } from "../queries";
import { KeysDialog } from "./keys/keys-dialog";
import { LastToken } from "./last-token";

interface Props {
  account: { id: string; name: string };
  onClose: () => void;
}

/** Asks before the old keys die, then shows the new ones this once. */
export function RegenerateKeys({ account, onClose }: Props) {
  const queryClient = useQueryClient();
  const [keys, setKeys] = useState<ClientKeys>();
  const { run, running, problem } = useAction({
    send: regenerateClientKeys,
    done: ({ clientKeys }) => {
      setKeys(clientKeys ?? undefined);
      void queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });
  if (keys)
    return (
      <KeysDialog
        accountName={account.name}
        keys={keys}
        title={`New client keys of ${account.name}`}
        lead="The old client id and secret have stopped working."
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      title={`Regenerate client keys of ${account.name}?`}
      confirm="Regenerate client keys"
      running={running}
      problem={problem}
      onConfirm={() => void run(account.id)}
      onClose={onClose}
    >
      The present client id and secret, and the tokens got with them, stop at once. Whatever uses them is refused until it has the new ones.
      <Text size="sm" mt="xs" component="div">
        Last token: <LastToken accountId={account.id} />
      </Text>
    </ConfirmDialog>
  );
}
