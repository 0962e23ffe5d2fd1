import { Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";

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
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} position="bottom-start" width={width} trapFocus returnFocus shadow="md" withRoles={false}>
      <Popover.Target>
        <Button
          variant={text ? "light" : "default"}
          radius="xl"
          maw={280}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={toggle}
        >
          {label}: {text || "All"}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={padding ?? 0} role="dialog" aria-label={`Filter: ${label}`}>
        {children(close)}
      </Popover.Dropdown>
    </Popover>
  );
}
