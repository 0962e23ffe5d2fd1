import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  /** The button that goes on. */
  children: ReactNode;
  /** What has begun and is waited for. */
  running?: boolean;
  /** Where what follows is bad enough that the focus begins at "Cancel". */
  cautious?: boolean;
  onCancel: () => void;
}

/** The last row of a dialog that asks: "Cancel", and the button that goes on. */
export function DialogFoot({ children, running = false, cautious = false, onCancel }: Props) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onCancel} disabled={running} data-autofocus={cautious || undefined}>
        Cancel
      </Button>
      {children}
    </Group>
  );
}
