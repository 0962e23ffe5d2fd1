import { ActionIcon } from "@mantine/core";
import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import { Hint } from "../hints/hint";
import { useCopy } from "./use-copy";

interface Props {
  value: string;
  /** What is copied, as in "client id". */
  what: string;
  onCopied?: () => void;
  size?: number;
}

const icons = { idle: IconCopy, copied: IconCheck, refused: IconX };

/** Copies a value and confirms it. */
export function CopyIconButton({ value, what, onCopied, size = 28 }: Props) {
  const { state, copy } = useCopy();
  const Icon = icons[state];
  const label = { idle: `Copy ${what}`, copied: "Copied", refused: "The browser refused. Select and copy it by hand." }[state];
  return (
    <Hint label={label} opened={state === "idle" ? undefined : true}>
      <ActionIcon
        size={size}
        aria-label={label}
        onClick={() => void copy(value).then((copied) => copied && onCopied?.())}
        c={state === "copied" ? "var(--lk-good)" : undefined}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}
