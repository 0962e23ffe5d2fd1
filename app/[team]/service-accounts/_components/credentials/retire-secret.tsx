import { Text } from "@mantine/core";
import { ConfirmDialog } from "../../../../_components/dialogs/confirm-dialog";
import { useLast } from "../../../../_components/dialogs/use-last";
import { useAction } from "../../../../_graphql/use-action";
import { LastUsed } from "../../../_components/usage/last-used";
import type { ClientSecret } from "../../credentials";
import { counts, secretName } from "../../../_components/credentials/secret-state";
import { useRetireSecrets } from "../../../_components/credentials/use-ended";
import { useNow } from "./use-now";

interface Props {
  account: { name: string };
  secrets: readonly ClientSecret[];
  /** The secret to ask about. */
  secret: ClientSecret | undefined;
  onClose: () => void;
}

/** Asks before a client secret ends. */
export function RetireSecret({ account, secrets, secret, onClose }: Props) {
  const undoable = useRetireSecrets();
  const shown = useLast(secret);
  const now = useNow();
  const others = secrets.filter((other) => other.id !== shown?.id && counts(other, now));
  const name = shown ? secretName(shown) : "";
  const { run, running, problem, forget } = useAction({
    send: ({ id }: ClientSecret) => undoable.end([{ id, name }]),
    done: async (changed) => {
      onClose();
      if (shown) await undoable.done([{ id: shown.id, name }], changed);
    },
  });
  const close = () => {
    forget();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={secret !== undefined}
      title={
        <>
          Retire <code>{name}</code> now?
        </>
      }
      confirm="Retire now"
      running={running}
      problem={problem}
      onConfirm={() => secret && void run(secret)}
      onClose={close}
    >
      Whatever sends it is refused from that moment. Access tokens that were got with it count until they expire. For a day that can be taken back.
      {others.length === 0 && (
        <Text size="sm" mt="xs" fw={500} component="div">
          It is the only one in force: {account.name} can&apos;t prove itself with a secret then.
        </Text>
      )}
      <Text size="sm" mt="xs" component="div">
        Last used: <LastUsed at={shown?.lastUsedAt ?? null} />
      </Text>
    </ConfirmDialog>
  );
}
