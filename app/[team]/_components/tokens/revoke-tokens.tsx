import { Text } from "@mantine/core";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { NamedUses } from "../../../_components/texts/named-uses";
import { useLast } from "../../../_components/dialogs/use-last";
import { useAction } from "../../../_graphql/use-action";
import { LastUsed } from "../usage/last-used";
import type { TokenTarget } from "./token-target";
import { useRevokeTokens } from "./use-revoke-tokens";

interface Props {
  /** The tokens to ask about. */
  tokens: TokenTarget[] | undefined;
  onClose: () => void;
}

/** Asks before tokens end. */
export function RevokeTokens({ tokens, onClose }: Props) {
  const undoable = useRevokeTokens();
  const shown = useLast(tokens) ?? [];
  const [only] = shown.length === 1 ? shown : [];
  const what = only?.name ?? `${shown.length} API tokens`;
  const { run, running, problem, forget } = useAction({
    send: undoable.end,
    done: async (changed) => {
      onClose();
      await undoable.done(shown, changed);
    },
  });
  const close = () => {
    forget();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={tokens !== undefined}
      title={`Revoke ${what}?`}
      confirm={only ? "Revoke API token" : `Revoke ${what}`}
      running={running}
      problem={problem}
      onConfirm={() => tokens && void run(tokens)}
      onClose={close}
    >
      Whatever uses {only ? "it" : "them"} is refused from that moment. For a day you can take that back; after it, a revoked token stays revoked. It is kept,
      so that what it did can be told.
      {only ? (
        <Text size="sm" mt="xs" component="div">
          Last used: <LastUsed at={only.lastUsedAt} />
        </Text>
      ) : (
        <NamedUses label="API tokens to revoke" things={shown} />
      )}
    </ConfirmDialog>
  );
}
