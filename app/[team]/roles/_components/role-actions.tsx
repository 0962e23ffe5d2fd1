import { Button } from "@mantine/core";
import { IconCopyPlus, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { later, withCode } from "../../../_components/later";
import { useTeam } from "../../../_teams/team-context";
import type { Role } from "../queries";

const CloneRole = later(() => import("./clone-role"));
const AssignRole = later(() => import("./assign-role"));

/** What can be done with a role from the head of its page. */
export function RoleActions({ role }: { role: Role }) {
  const { can } = useTeam();
  const [asked, setAsked] = useState<"clone" | "assign">();
  const close = () => setAsked(undefined);
  return (
    <>
      {can("role:create") && (
        <Button variant="default" leftSection={<IconCopyPlus size={16} aria-hidden />} onClick={() => withCode(CloneRole, () => setAsked("clone"))}>
          Clone
        </Button>
      )}
      {can("role-assignment:create") && (
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => withCode(AssignRole, () => setAsked("assign"))}>
          Assign
        </Button>
      )}
      <CloneRole role={role} opened={asked === "clone"} onClose={close} />
      <AssignRole role={role} opened={asked === "assign"} onClose={close} />
    </>
  );
}
