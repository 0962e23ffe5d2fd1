import { ActionIcon } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";
import type { AccountTarget } from "./account-target";

const Items = later(() => import("./account-menu-items"));

/** What can be done with an account, from its row. */
export function AccountMenu({ account }: { account: AccountTarget }) {
  const { button, menu } = useMenuButton(Items);
  return (
    <>
      <ActionIcon size={32} aria-label={`Actions for ${account.name}`} {...button}>
        <IconDotsVertical size={16} aria-hidden />
      </ActionIcon>
      {menu && <Items {...menu} account={account} />}
    </>
  );
}
