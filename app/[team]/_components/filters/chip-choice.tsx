import { Popover } from "@mantine/core";
import { Fragment, type ReactNode, useState } from "react";
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
  // Who opens it again while it fades finds it as new, without what was typed before.
  const [seen, setSeen] = useState({ opened, openings: 0 });
  if (seen.opened !== opened) setSeen({ opened, openings: seen.openings + (opened ? 1 : 0) });
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-start" width={width} trapFocus returnFocus shadow="md" withRoles={false}>
      <Popover.Target>
        <Elsewhere element={target} />
      </Popover.Target>
      <Popover.Dropdown p={padding ?? 0} role="dialog" aria-label={`Filter: ${label}`}>
        <Fragment key={seen.openings}>{children(() => onChange(false))}</Fragment>
      </Popover.Dropdown>
    </Popover>
  );
}
