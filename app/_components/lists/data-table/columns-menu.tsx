import { ActionIcon } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { Hint } from "../../hints/hint";
import { later } from "../../later";
import { useMenuButton } from "../../menus/use-menu-button";
import type { ShownColumns } from "./column-choices";

const Choices = later(() => import("./column-choices"));

/** Chooses the columns of a list. */
export function ColumnsMenu(props: ShownColumns) {
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
