import { Kbd, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import classes from "./palette-button.module.css";

const isMac = () => /mac|iphone|ipad/i.test(navigator.platform);

/** Opens the palette from the sidebar, and teaches its keys. */
export function PaletteButton({ onClick }: { onClick: () => void }) {
  return (
    <UnstyledButton className={classes.button} onClick={onClick} aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={16} stroke={1.7} aria-hidden />
      <span className={classes.label}>Search</span>
      <Kbd size="xs" aria-hidden className={classes.keys}>
        {isMac() ? "⌘ K" : "Ctrl K"}
      </Kbd>
    </UnstyledButton>
  );
}
