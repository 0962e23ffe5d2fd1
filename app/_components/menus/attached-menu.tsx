import { Menu, type MenuProps } from "@mantine/core";
import { Elsewhere } from "./elsewhere";

/** What a menu needs to know of the button that opens it. */
export interface AttachedMenuProps {
  /** The button's; the menu's own is made of it. */
  id: string;
  target: HTMLElement | null;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** A menu whose button was drawn before the menu's code was here. */
export function AttachedMenu({ target, children, mah, ...props }: AttachedMenuProps & Omit<MenuProps, keyof AttachedMenuProps> & { mah?: number }) {
  return (
    <Menu {...props}>
      <Menu.Target>
        <Elsewhere element={target} />
      </Menu.Target>
      <Menu.Dropdown mah={mah} style={mah ? { overflowY: "auto" } : undefined}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
