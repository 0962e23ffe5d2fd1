import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../menus/attached-menu";

interface Props extends AttachedMenuProps {
  value: string;
  choices: { value: string; label: string }[];
  onChoose: (value: string) => void;
}

/** What a list can be filtered by, one of which is chosen. */
export default function FilterOptions({ value, choices, onChoose, ...menu }: Props) {
  return (
    <AttachedMenu {...menu} position="bottom-start" checkIcon={<IconCheck size={16} aria-hidden />} mah={360}>
      <Menu.RadioGroup value={value} onChange={onChoose}>
        {choices.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </AttachedMenu>
  );
}
