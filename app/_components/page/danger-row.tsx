import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./danger-row.module.css";

interface Props {
  title: string;
  /** What stops working. */
  text: ReactNode;
  /** Shown instead of the control to those who may not use it. */
  denied: ReactNode;
  children: ReactNode;
}

/** One action that stops something, with what it stops. */
export function DangerRow({ title, text, denied, children }: Props) {
  return (
    <div className={classes.row}>
      <div className={classes.text}>
        <Text size="sm" fw={500} c="var(--lk-strong)">
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
        {denied}
      </div>
      {!denied && children}
    </div>
  );
}
