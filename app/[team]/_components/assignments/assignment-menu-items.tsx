import { Menu } from "@mantine/core";
import { IconClock, IconUserMinus } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { useTeam } from "../../../_teams/team-context";

interface Props extends AttachedMenuProps {
  onUntil: () => void;
  onUnassign: () => void;
}

/** The menu of one role assignment. */
export default function AssignmentMenuItems({ onUntil, onUnassign, ...menu }: Props) {
  const { can } = useTeam();
  return (
    <AttachedMenu {...menu}>
      {can("role-assignment:create") && (
        <Menu.Item leftSection={<IconClock size={16} aria-hidden />} onClick={onUntil}>
          Change until when
        </Menu.Item>
      )}
      {can("role-assignment:delete") && (
        <Menu.Item c="var(--lk-bad)" leftSection={<IconUserMinus size={16} aria-hidden />} onClick={onUnassign}>
          Unassign
        </Menu.Item>
      )}
    </AttachedMenu>
  );
}
