import { Text } from "@mantine/core";
import { ConfirmDialog } from "../../../../_components/dialogs/confirm-dialog";
import { useLast } from "../../../../_components/dialogs/use-last";
import { useAction } from "../../../../_graphql/use-action";
import { useRemoveRules } from "../../../_components/credentials/use-ended";
import { LastUsed } from "../../../_components/usage/last-used";
import type { RuleAccount, TrustRule } from "./queries";

interface Props {
  account: Pick<RuleAccount, "name">;
  /** The rule to ask about. */
  rule: TrustRule | undefined;
  onClose: () => void;
  onRemoved?: () => void;
}

/** Asks before a rule goes, and what it let in with it. */
export default function RemoveRule({ account, rule, onClose, onRemoved }: Props) {
  const undoable = useRemoveRules();
  const shown = useLast(rule);
  const { run, running, problem, forget } = useAction({
    send: (removed: TrustRule) => undoable.end([removed]),
    done: async (changed) => {
      onClose();
      onRemoved?.();
      if (shown) await undoable.done([shown], changed);
    },
  });
  return (
    <ConfirmDialog
      opened={rule !== undefined}
      title={`Remove the trust rule ${shown?.name}?`}
      confirm="Remove trust rule"
      running={running}
      problem={problem}
      onConfirm={() => rule && void run(rule)}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      What it lets in can&apos;t sign in as {account.name} any more, unless another rule takes it. Access tokens that it has got live on until they expire. For
      a day it can be put back.
      <Text size="sm" mt="xs" component="div">
        Last used: <LastUsed at={shown?.lastUsedAt ?? null} />
      </Text>
    </ConfirmDialog>
  );
}
