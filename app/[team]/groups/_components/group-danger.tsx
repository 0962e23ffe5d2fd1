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
import { deleteGroup, deleteGroupDocument } from "../mutations";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import type { Group } from "../queries";
import { groupSize } from "./group-size";

/** Deletes a group, after saying who loses what by it. */
export function GroupDanger({ group }: { group: Group }) {
  const { can, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, { open, close }] = useDisclosure(false);
  const impact = useImpact({
    change: { deleteGroup: group.id },
    enabled: asking,
    ask: async (run) => (await run(deleteGroupDocument, { id: group.id, dryRun: true })).deleteGroup,
  });
  const { run, running, problem, forget } = useAction({
    send: deleteGroup,
    done: async () => {
      router.push(path("/groups"));
      notifications.show({ title: `${group.name} is deleted`, message: "Whoever was in it lost the roles that they had by it." });
      await refreshPermissions(queryClient, group.id);
    },
  });
  const roles = group.roleAssignments.length;
  return (
    <>
      <DangerRow
        title="Delete"
        text="Its members and service accounts lose the roles that they have by it."
        denied={!can("group:delete") && <MissingPermission permission="group:delete" />}
      >
        <Button variant="outline" color="red" onClick={open}>
          Delete group
        </Button>
      </DangerRow>
      <ConfirmDialog
        opened={asking}
        title={`Delete ${group.name}?`}
        confirm={`Delete ${group.name}`}
        name={group.name}
        blocked={impact.refusal !== null}
        running={running}
        problem={problem}
        onConfirm={() => void run(group.id)}
        onClose={() => {
          close();
          forget();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            It has {groupSize(group)} and {roles === 1 ? "1 role" : `${roles} roles`}. All of them stay in the team; what the group gave them is gone at once.
            This can&apos;t be undone.
          </Text>
          <ImpactPreview state={impact} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
