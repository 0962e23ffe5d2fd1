import { Menu } from "@mantine/core";
import { IconEye, IconPencil, IconTrash } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../../../../_components/menus/attached-menu";
import { PageLink } from "../../../../_components/page/page-link";
import { useTeam } from "../../../../_teams/team-context";

interface Props extends AttachedMenuProps {
  href: string;
  onRemove: () => void;
}

/** The menu of a rule's row. */
export default function RuleMenuItems({ href, onRemove, ...menu }: Props) {
  const { can } = useTeam();
  const mayChange = can("service-account:regenerate-keys");
  return (
    <AttachedMenu {...menu}>
      <Menu.Item component={PageLink} href={href} leftSection={<IconEye size={16} aria-hidden />}>
        View set-up
      </Menu.Item>
      {mayChange && (
        <Menu.Item component={PageLink} href={`${href}?tab=settings`} leftSection={<IconPencil size={16} aria-hidden />}>
          Edit
        </Menu.Item>
      )}
      {mayChange && (
        <Menu.Item c="var(--lk-bad)" leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>
          Remove
        </Menu.Item>
      )}
    </AttachedMenu>
  );
}
