import { Text } from "@mantine/core";
import { ConfirmDialog } from "../../../../_components/dialogs/confirm-dialog";
import { useLast } from "../../../../_components/dialogs/use-last";
import { useAction } from "../../../../_graphql/use-action";
import { LastUsed } from "../../../_components/usage/last-used";
import type { PublicKey } from "../../credentials";
import { useRemoveKeys } from "../../../_components/credentials/use-ended";

interface Props {
  account: { name: string };
  /** The key to ask about. */
  publicKey: PublicKey | undefined;
  onClose: () => void;
}

/** Asks before what a key signs counts for nothing. */
export function RemoveKey({ account, publicKey, onClose }: Props) {
  const undoable = useRemoveKeys();
  const shown = useLast(publicKey);
  const name = shown?.name ?? "";
  const { run, running, problem, forget } = useAction({
    send: (key: PublicKey) => undoable.end([key]),
    done: async (changed) => {
      onClose();
      if (shown) await undoable.done([shown], changed);
    },
  });
  const close = () => {
    forget();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={publicKey !== undefined}
      title={`Remove ${name} from ${account.name}?`}
      confirm={`Remove ${name}`}
      running={running}
      problem={problem}
      onConfirm={() => publicKey && void run(publicKey)}
      onClose={close}
    >
      {shown?.jwksUrl
        ? "What the keys at this address sign is refused from that moment. Access tokens that were got with them count until they expire."
        : "What is signed with this key is refused from that moment. Access tokens that were got with it count until they expire."}{" "}
      For a day it can be put back.
      <Text size="sm" mt="xs" component="div">
        Last used: <LastUsed at={shown?.lastUsedAt ?? null} />
      </Text>
    </ConfirmDialog>
  );
}
