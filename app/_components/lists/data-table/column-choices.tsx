import { Menu } from "@mantine/core";
import { AttachedMenu, type AttachedMenuProps } from "../../menus/attached-menu";

/** Which columns a list can show, and which it shows. */
export interface ShownColumns {
  choices: { id: string; header: string; shown: boolean }[];
  onShow: (id: string, shown: boolean) => void;
  onReset: () => void;
}

/** The columns that a list can show. */
export default function ColumnChoices({ choices, onShow, onReset, ...menu }: AttachedMenuProps & ShownColumns) {
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
