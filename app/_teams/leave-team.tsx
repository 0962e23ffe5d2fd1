import { Button, type ButtonProps, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ConfirmDialog } from "../_components/dialogs/confirm-dialog";
import { DangerRow } from "../_components/page/danger-row";
import { useAction } from "../_graphql/use-action";
import { leaveTeam } from "./leave-team-mutation";

interface Props {
  team: { id: string; name: string };
}

/** How the viewer leaves the team whose page it is. */
export function LeaveTeam({ team }: Props) {
  return (
    <DangerRow
      title="Leave the team"
      text="You can do nothing in this team any more. Its service accounts go on working, those that you created included."
      denied={null}
    >
      <LeaveButton team={team} variant="outline" color="red">
        Leave
      </LeaveButton>
    </DangerRow>
  );
}

/** Leaves a team after a question; the last owner can't. Its name is longer than what it shows: there may be several in a list. */
export function LeaveButton({ team, ...button }: Props & ButtonProps) {
  const [asking, { open, close }] = useDisclosure(false);
  const { run, running, problem, forget } = useAction({
    send: leaveTeam,
    // Nothing that this tab remembers of the team is theirs any more.
    done: () => window.location.assign("/"),
  });
  return (
    <>
      <Button {...button} aria-label={`Leave ${team.name}`} onClick={open} />
      <ConfirmDialog
        opened={asking}
        title={`Leave ${team.name}?`}
        confirm={`Leave ${team.name}`}
        running={running}
        problem={problem}
        onConfirm={() => void run(team.id)}
        onClose={() => {
          close();
          forget();
        }}
      >
        <Text size="sm">
          You lose your roles and groups in this team at once; your account and your other teams stay. To come back, you have to be invited again. The last
          owner can&apos;t leave: make somebody else an owner first.
        </Text>
      </ConfirmDialog>
    </>
  );
}
