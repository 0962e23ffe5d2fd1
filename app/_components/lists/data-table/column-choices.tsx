import { Menu } from "@mantine/core";
import { AttachedMenu, type AttachedMenuProps } from "../../menus/attached-menu";
import type { ColumnsMenuProps } from "./columns-menu";

/** The columns that a list can show. */
export default function ColumnChoices({ choices, onShow, onReset, ...menu }: AttachedMenuProps & ColumnsMenuProps) {
  return (
    <AttachedMenu {...menu} closeOnItemClick={false}>
      {choices.map(({ id, header, shown }) => (
        <Menu.CheckboxItem key={id} checked={shown} onChange={(checked) => onShow(id, checked)}>
          {header}
        </Menu.CheckboxItem>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={onReset}>Back to the usual ones</Menu.Item>
    </AttachedMenu>
  );
}
