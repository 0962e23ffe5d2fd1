import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { DangerRow } from "../../../_components/page/danger-row";
import { later, withCode } from "../../../_components/later";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import type { Role } from "../queries";

const DeleteRole = later(() => import("./delete-role"));

/** Deletes a role; while somebody holds it, another one takes its place. */
export function RoleDanger({ role }: { role: Role }) {
  const { can } = useTeam();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <DangerRow
        title="Delete"
        text="Possible once nobody holds it, or by handing its holders another role."
        denied={!can("role:delete") && <MissingPermission permission="role:delete" />}
      >
        <Button variant="outline" color="red" onClick={() => withCode(DeleteRole, open)}>
          Delete role
        </Button>
      </DangerRow>
      <DeleteRole role={role} opened={opened} onClose={close} />
    </>
  );
}
