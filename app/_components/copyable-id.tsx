import { Tooltip, UnstyledButton } from "@mantine/core";
import classes from "./copyable-id.module.css";
import { useCopy } from "./use-copy";

interface Props {
  value: string;
  /** What it is, as in "client id". */
  what: string;
}

/** An id in mono that copies on click. */
export function CopyableId({ value, what }: Props) {
  const { state, copy } = useCopy();
  const label = { idle: `Copy ${what}`, copied: "Copied", refused: "The browser refused. Select and copy it by hand." }[state];
  return (
    <Tooltip label={label} opened={state === "idle" ? undefined : true}>
      <UnstyledButton className={classes.id} aria-label={`Copy ${what} ${value}`} onClick={() => void copy(value)}>
        {value}
      </UnstyledButton>
    </Tooltip>
  );
}
