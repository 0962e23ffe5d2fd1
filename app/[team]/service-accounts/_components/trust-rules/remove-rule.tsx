import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../../_components/confirm-dialog";
import { useLast } from "../../../../_components/use-last";
import { useAction } from "../../../../_graphql/use-action";
import { serviceAccountsKey } from "../../queries";
import { LastUsed } from "../last-used";
import { removeTrustRule } from "./mutations";
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
  const queryClient = useQueryClient();
  const shown = useLast(rule);
  const { run, running, problem, forget } = useAction({
    send: ({ id }: TrustRule) => removeTrustRule(id),
    done: async () => {
      onClose();
      notifications.show({ title: `${shown?.name} is removed`, message: "The tokens that it took are refused from now on." });
      onRemoved?.();
      await queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
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
      What it lets in can&apos;t sign in as {account.name} any more, unless another rule takes it. Access tokens that it has got live on until they expire.
      <Text size="sm" mt="xs" component="div">
        Last used: <LastUsed at={shown?.lastUsedAt ?? null} />
      </Text>
    </ConfirmDialog>
  );
}
