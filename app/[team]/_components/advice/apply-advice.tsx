import { Checkbox, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { undoToast } from "../../../_components/notices/undo-toast";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../impact/change-dialog";
import { useImpact } from "../impact/use-impact";
import { refreshPermissions } from "../permissions/refresh-permissions";
import { type Advice, applyAdvice, applyDocument } from "../../review/advice";
import { AdviceSteps } from "./advice-steps";
import { SomeNames } from "./some-names";
import { useUndoAdvice } from "./use-undo-advice";

interface Props {
  account: { id: string; name: string };
  advice: Advice;
  days: number;
  opened: boolean;
  onClose: () => void;
}

/** Takes from an account what it doesn't use, after a look at what it loses; and gives it back at a click. */
export default function ApplyAdvice({ account, advice, days, opened, onClose }: Props) {
  const queryClient = useQueryClient();
  const only = advice.unassign.length + advice.leave.length === 0;
  const [wanted, setWanted] = useState(true);
  const narrow = wanted || only;
  const input = { serviceAccountId: account.id, days, narrow };
  const undo = useUndoAdvice(account);
  const state = useImpact({
    change: { apply: input },
    enabled: opened,
    ask: async (run) => (await run(applyDocument, { input, dryRun: true })).applyLeastPrivilege,
  });
  const { run, running, problem, forget } = useAction({
    send: applyAdvice,
    done: async ({ undo: text }) => {
      onClose();
      undoToast({
        id: `advice-${account.id}`,
        title: `${account.name} holds what it uses`,
        message: "What it didn't use is gone, from its next call on.",
        ...(text !== null && { onUndo: () => undo.mutate(text) }),
      });
      await refreshPermissions(queryClient);
    },
  });
  return (
    <ChangeDialog
      opened={opened}
      title={`Remove unused permissions of ${account.name}?`}
      state={state}
      confirm="Remove unused permissions"
      running={running}
      problem={problem}
      onConfirm={() => void run(input)}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      <Text size="sm" component="div">
        So that it holds what it has used in {days} days, and no more:
      </Text>
      <AdviceSteps advice={advice} withNarrow={narrow} />
      {advice.narrow && (
        <>
          {!only && (
            <Checkbox
              label="Also replace roles of which it uses a part"
              description="By a role that permits just that part. It is made if there is none."
              checked={wanted}
              onChange={(event) => setWanted(event.currentTarget.checked)}
            />
          )}
          {narrow && (
            <Text size="sm" component="div">
              The narrower role permits <SomeNames names={advice.narrow.permissions} most={8} />.
            </Text>
          )}
        </>
      )}
    </ChangeDialog>
  );
}
