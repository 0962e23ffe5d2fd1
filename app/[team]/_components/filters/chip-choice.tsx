import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import type { AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { Elsewhere } from "../../../_components/menus/elsewhere";

interface Props extends AttachedMenuProps {
  label: string;
  width: number;
  padding?: "sm";
  children: (close: () => void) => ReactNode;
}

/** The choice that a chip opens. */
export default function ChipChoice({ target, opened, onChange, label, width, padding, children }: Props) {
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-start" width={width} trapFocus returnFocus shadow="md" withRoles={false}>
      <Popover.Target>
        <Elsewhere element={target} />
      </Popover.Target>
      <Popover.Dropdown p={padding ?? 0} role="dialog" aria-label={`Filter: ${label}`}>
        {children(() => onChange(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
