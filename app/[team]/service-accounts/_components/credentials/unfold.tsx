import { Collapse, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import classes from "./credentials.module.css";

interface Props {
  /** What there is to see. */
  label: string;
  children: ReactNode;
  className?: string;
}

/** More, at a click. */
export function Unfold({ label, children, className }: Props) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  return (
    <div className={className}>
      <UnstyledButton className={classes.toggle} aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
        <IconChevronRight size={14} aria-hidden className={classes.chevron} />
        {label}
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <div className={classes.unfolded}>{children}</div>
      </Collapse>
    </div>
  );
}
