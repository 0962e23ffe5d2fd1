import { ActionIcon } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";

const Items = later(() => import("./assignment-menu-items"));

interface Props {
  /** The role or the holder, whichever the list is of. */
  name: string;
  onUntil: () => void;
  onUnassign: () => void;
}

/** What can be done with a role assignment, from its row. */
export function AssignmentMenu({ name, ...actions }: Props) {
  const { button, menu } = useMenuButton(Items);
  return (
    <>
      <ActionIcon size={32} aria-label={`Actions for ${name}`} {...button}>
        <IconDotsVertical size={16} aria-hidden />
      </ActionIcon>
      {menu && <Items {...menu} {...actions} />}
    </>
  );
}
