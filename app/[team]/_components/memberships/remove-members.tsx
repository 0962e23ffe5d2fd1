import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useAction } from "../../../_graphql/use-action";
import { ChangeDialog } from "../impact/change-dialog";
import { holderIds } from "../choices/holder-choices";
import { useImpact } from "../impact/use-impact";
import { removeGroupMembers, removeGroupMembersDocument } from "../../groups/mutations";
import { refreshPermissions } from "../permissions/refresh-permissions";

/** Who shall leave which group. Whom the viewer may not see has no id. */
export interface Leaving {
  group: { id: string; name: string };
  who: { id: string | undefined; name: string }[];
}

interface Props {
  what: Leaving | undefined;
  onClose: () => void;
  onDone?: () => void;
}

/** Takes people and service accounts out of a group, after saying what they lose. */
export default function RemoveMembers({ what, ...rest }: Props) {
  return what ? <Question what={what} {...rest} /> : null;
}

function Question({ what: { group, who }, onClose, onDone }: Props & { what: Leaving }) {
  const queryClient = useQueryClient();
  const seen = who.flatMap(({ id }) => (id === undefined ? [] : [{ id }]));
  const unseen = who.length - seen.length;
  const input = holderIds(seen);
  const whom = who.length === 1 ? who[0]!.name : `${who.length} members`;
  const state = useImpact({
    change: { removeFrom: group.id, input },
    enabled: unseen === 0,
    ask: async (run) => (await run(removeGroupMembersDocument, { id: group.id, input, dryRun: true })).removeGroupMembers,
  });
  const { run, running, problem } = useAction({
    send: removeGroupMembers,
    done: async () => {
      onClose();
      onDone?.();
      notifications.show({
        title: `${whom} ${who.length === 1 ? "is" : "are"} out of ${group.name}`,
        message: "What the group gave is gone from the next call on.",
      });
      await refreshPermissions(queryClient);
    },
  });
  return (
    <ChangeDialog
      opened
      title={`Remove ${whom} from ${group.name}?`}
      state={state}
      confirm={`Remove ${whom}`}
      danger
      ready={unseen === 0}
      running={running}
      problem={problem}
      onConfirm={() => void run({ id: group.id, input })}
      onClose={onClose}
    >
      <Text size="sm">
        {unseen === 0
          ? "They stay in the team, and keep what they have directly and by other groups."
          : "Some of those that you chose you may not see, so you can't remove them."}
      </Text>
    </ChangeDialog>
  );
}
