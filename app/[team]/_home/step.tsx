import { Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./home.module.css";

interface Props {
  number: number;
  title: string;
  text: string;
  done?: boolean;
  children: ReactNode;
}

/** One step on the way to the first call. */
export function Step({ number, title, text, done = false, children }: Props) {
  return (
    <li className={classes.step} data-done={done || undefined}>
      <span className={classes.number}>{done ? <IconCheck size={16} aria-label="Done" role="img" /> : number}</span>
      <div>
        <Title order={3}>{title}</Title>
        <Text size="sm" c="dimmed" mb="sm">
          {text}
        </Text>
        {children}
      </div>
    </li>
  );
}
