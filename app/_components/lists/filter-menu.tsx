import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { later } from "../later";
import { useMenuButton } from "../menus/use-menu-button";

const Options = later(() => import("./filter-options"));

interface Props {
  /** What is filtered by, as in "State". */
  label: string;
  /** The chosen value; empty for all. */
  value: string;
  options: { value: string; label: string }[];
  /** What choosing nothing is called; null where something always is chosen. */
  all?: string | null;
  onChange: (value: string) => void;
}

/** One filter of a list, as a chip that says what it is set to. */
export function FilterMenu({ label, value, options, all = "All", onChange }: Props) {
  const { button, menu } = useMenuButton(Options);
  const choices = all === null ? options : [{ value: "", label: all }, ...options];
  const chosen = choices.find((option) => option.value === value)?.label ?? value;
  return (
    <>
      <Button variant={value && all !== null ? "light" : "default"} rightSection={<IconChevronDown size={14} aria-hidden />} radius="xl" {...button}>
        {label}: {chosen}
      </Button>
      {menu && <Options {...menu} value={value} choices={choices} onChoose={onChange} />}
    </>
  );
}
