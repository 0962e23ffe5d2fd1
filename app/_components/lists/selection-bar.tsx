import { CloseButton, Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./selection-bar.module.css";

interface Props {
  count: number;
  /** What is chosen: one of it, and several. */
  noun: [string, string];
  onClear: () => void;
  /** What can be done with them. */
  children: ReactNode;
}

/** How many rows are chosen and what can be done with them; stays in sight while the list is scrolled. */
export function SelectionBar({ count, noun, onClear, children }: Props) {
  return (
    <div className={classes.place} role="region" aria-label="Selection">
      {count > 0 && (
        <div className={classes.bar}>
          <CloseButton aria-label="Clear selection" onClick={onClear} />
          <Text size="sm" fw={500} role="status" className={classes.count}>
            {count} {noun[count === 1 ? 0 : 1]} selected
          </Text>
          <div className={classes.actions}>{children}</div>
        </div>
      )}
    </div>
  );
}
