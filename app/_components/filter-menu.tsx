import { Button, Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";

interface Props {
  /** What is filtered by, as in "State". */
  label: string;
  /** The chosen value; empty for all. */
  value: string;
  options: { value: string; label: string }[];
  /** What choosing nothing is called. */
  all?: string;
  onChange: (value: string) => void;
}

/** One filter of a list, as a chip that says what it is set to. */
export function FilterMenu({ label, value, options, all = "All", onChange }: Props) {
  const choices = [{ value: "", label: all }, ...options];
  const chosen = choices.find((option) => option.value === value)?.label ?? value;
  return (
    <Menu position="bottom-start" checkIcon={<IconCheck size={16} aria-hidden />}>
      <Menu.Target>
        <Button variant={value ? "light" : "default"} rightSection={<IconChevronDown size={14} aria-hidden />} radius="xl">
          {label}: {chosen}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
        <Menu.RadioGroup value={value} onChange={onChange}>
          {choices.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
