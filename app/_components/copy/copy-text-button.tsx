import { Button } from "@mantine/core";
import { type Icon, IconCheck, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useCopy } from "./use-copy";

interface Props {
  text: string;
  icon: Icon;
  children: ReactNode;
  onCopied?: () => void;
  /** What one would do first here; it has the focus in a dialog. */
  primary?: boolean;
  /** Less room at its sides, where several stand in a line. */
  narrow?: boolean;
}

/** Copies a text and says that it did. */
export function CopyTextButton({ text, icon, children, onCopied, primary = false, narrow = false }: Props) {
  const { state, copy } = useCopy();
  const Shown = { idle: icon, copied: IconCheck, refused: IconX }[state];
  return (
    <Button
      px={narrow ? "sm" : undefined}
      variant={primary ? "filled" : "default"}
      data-autofocus={primary || undefined}
      leftSection={<Shown size={16} aria-hidden />}
      onClick={() => void copy(text).then((copied) => copied && onCopied?.())}
    >
      {state === "idle" ? children : state === "copied" ? "Copied" : "Not allowed"}
    </Button>
  );
}
