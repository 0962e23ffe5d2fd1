import { Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./message.module.css";

interface Props {
  icon: Icon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** The heading's level: 1 where it stands for the whole page. */
  level?: 1 | 2;
  /** For a part of a page that has more to show. */
  compact?: boolean;
}

/** Says why there is nothing to see, and what to do next. */
export function Message({ icon: Icon, title, children, action, level = 2, compact = false }: Props) {
  return (
    <div className={classes.message} data-compact={compact || undefined}>
      <Icon size={24} stroke={1.5} aria-hidden className={classes.icon} />
      <Title order={level} size="h2">
        {title}
      </Title>
      <div className={classes.text}>{children}</div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
