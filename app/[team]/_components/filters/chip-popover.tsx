import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";

const Choice = later(() => import("./chip-choice"));

interface Props {
  /** What is filtered by, as in "By". */
  label: string;
  /** What it is set to; empty for all. */
  text: string;
  width: number;
  padding?: "sm";
  /** The choice, with the way to close it. */
  children: (close: () => void) => ReactNode;
}

/** A filter as a chip that says what it is set to, and opens the choice. */
export function ChipPopover({ label, text, width, padding, children }: Props) {
  const { button, menu } = useMenuButton(Choice, "dialog");
  return (
    <>
      <Button variant={text ? "light" : "default"} radius="xl" maw={280} rightSection={<IconChevronDown size={14} aria-hidden />} {...button}>
        {label}: {text || "All"}
      </Button>
      {menu && (
        <Choice {...menu} label={label} width={width} padding={padding}>
          {children}
        </Choice>
      )}
    </>
  );
}
