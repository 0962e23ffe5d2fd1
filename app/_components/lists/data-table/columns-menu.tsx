import { ActionIcon } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { Hint } from "../../hints/hint";
import { later } from "../../later";
import { useMenuButton } from "../../menus/use-menu-button";

const Choices = later(() => import("./column-choices"));

export interface ColumnsMenuProps {
  choices: { id: string; header: string; shown: boolean }[];
  onShow: (id: string, shown: boolean) => void;
  onReset: () => void;
}

/** Chooses the columns of a list. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { button, menu } = useMenuButton(Choices);
  return (
    <>
      <Hint label="Columns">
        <ActionIcon variant="default" size={36} aria-label="Columns" {...button}>
          <IconColumns3 size={16} aria-hidden />
        </ActionIcon>
      </Hint>
      {menu && <Choices {...menu} {...props} />}
    </>
  );
}
