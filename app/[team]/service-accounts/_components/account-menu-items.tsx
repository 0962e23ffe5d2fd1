import { Menu } from "@mantine/core";
import { IconKey, IconPencil, IconTrash } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";
import { useAccountActions } from "./account-actions";
import type { AccountTarget } from "./account-target";

interface Props extends AttachedMenuProps {
  account: AccountTarget;
}

/** The menu of an account's row. */
export default function AccountMenuItems({ account, ...menu }: Props) {
  const { can, path } = useTeam();
  const { regenerate, remove } = useAccountActions();
  return (
    <AttachedMenu {...menu}>
      <Menu.Item component={PageLink} href={path(`/service-accounts/${account.id}?tab=settings`)} leftSection={<IconPencil size={16} aria-hidden />}>
        View and edit details
      </Menu.Item>
      {can("service-account:regenerate-keys") && (
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => regenerate(account)}>
          Regenerate client keys
        </Menu.Item>
      )}
      {can("service-account:delete") && (
        <Menu.Item c="var(--lk-bad)" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove([account])}>
          Delete
        </Menu.Item>
      )}
    </AttachedMenu>
  );
}
