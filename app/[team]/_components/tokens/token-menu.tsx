import { ActionIcon } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";
import type { ApiTokenListItem } from "../../tokens/queries";

const Items = later(() => import("./token-menu-items"));

/** What can be done with a token, from its row. */
export function TokenMenu({ token }: { token: ApiTokenListItem }) {
  const { button, menu } = useMenuButton(Items);
  return (
    <>
      <ActionIcon size={32} aria-label={`Actions for ${token.name}`} {...button}>
        <IconDotsVertical size={16} aria-hidden />
      </ActionIcon>
      {menu && <Items {...menu} token={token} />}
    </>
  );
}
