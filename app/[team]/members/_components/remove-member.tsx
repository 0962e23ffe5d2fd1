import { Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { DangerRow } from "../../../_components/page/danger-row";
import { useAction } from "../../../_graphql/use-action";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useImpact } from "../../_components/impact/use-impact";
import { ImpactPreview } from "../../_components/impact/impact-preview";
import { useTeam } from "../../../_teams/team-context";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { removeMember, removeMemberDocument } from "../mutations";
import type { Member } from "../queries";

/** Removes a person from the team, after saying what they lose. */
export function RemoveMember({ member: { id, name } }: { member: Pick<Member, "id" | "name"> }) {
  const { can, path, team } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, { open, close }] = useDisclosure(false);
  const impact = useImpact({
    change: { removeMember: id },
    enabled: asking,
    ask: async (run) => (await run(removeMemberDocument, { id, dryRun: true })).removeMember,
  });
  const { run, running, problem, forget } = useAction({
    send: removeMember,
    done: async () => {
      router.push(path("/members"));
      notifications.show({ title: `${name} is no longer in ${team.name}`, message: "The team's service accounts go on working." });
      await refreshPermissions(queryClient, id);
    },
  });
  return (
    <>
      <DangerRow
        title="Remove from the team"
        text="They can do nothing in this team any more. Its service accounts go on working, those that they created included."
        denied={!can("member:remove") && <MissingPermission permission="member:remove" />}
      >
        <Button variant="outline" color="red" onClick={open}>
          Remove member
        </Button>
      </DangerRow>
      <ConfirmDialog
        opened={asking}
        title={`Remove ${name} from ${team.name}?`}
        confirm={`Remove ${name}`}
        blocked={impact.refusal !== null}
        running={running}
        problem={problem}
        onConfirm={() => void run(id)}
        onClose={() => {
          close();
          forget();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            They lose their roles and groups in this team at their next call. The team&apos;s service accounts belong to the team: they, their client keys and
            their tokens go on working. To come back, they have to be invited again.
          </Text>
          <ImpactPreview state={impact} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
