import { UnstyledButton } from "@mantine/core";
import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import classes from "./copyable-id.module.css";
import { Hint } from "../hints/hint";
import { useCopy } from "./use-copy";

interface Props {
  value: string;
  /** What it is, as in "client id". */
  what: string;
  /** On one line, as far as there is room. */
  short?: boolean;
}

/** An id in mono that copies on click. */
export function CopyableId({ value, what, short = false }: Props) {
  const { state, copy } = useCopy();
  const label = { idle: `Copy ${what}`, copied: "Copied", refused: "The browser refused. Select and copy it by hand." }[state];
  const Icon = { idle: IconCopy, copied: IconCheck, refused: IconX }[state];
  return (
    <Hint label={label} opened={state === "idle" ? undefined : true}>
      <UnstyledButton className={classes.id} data-short={short || undefined} aria-label={`Copy ${what} ${value}`} onClick={() => void copy(value)}>
        <span className={classes.value}>{value}</span>
        <Icon size={14} aria-hidden className={classes.icon} data-state={state} />
      </UnstyledButton>
    </Hint>
  );
}
