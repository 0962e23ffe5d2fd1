import { ActionIcon, Menu } from "@mantine/core";
import { IconDotsVertical, IconKey, IconPencil, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { useTeam } from "../../_components/team-context";
import { type ActionTarget, useAccountActions } from "./account-actions";

/** What can be done with an account, from its row. */
export function AccountMenu({ account }: { account: ActionTarget }) {
  const { can, path } = useTeam();
  const { regenerate, remove } = useAccountActions();
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size={32} aria-label={`Actions for ${account.name}`}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={path(`/service-accounts/${account.id}?tab=settings`)} leftSection={<IconPencil size={16} aria-hidden />}>
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
      </Menu.Dropdown>
    </Menu>
  );
}
