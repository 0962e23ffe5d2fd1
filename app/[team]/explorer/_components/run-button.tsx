import { Button, Tooltip } from "@mantine/core";
import { IconPlayerPlayFilled } from "@tabler/icons-react";
import { runKeys } from "./run-keys";
import type { Operation } from "./operations";

interface Props {
  operation: Operation | undefined;
  /** Whether there are several, so that it must be said which one runs. */
  several: boolean;
  running: boolean;
  onRun: () => void;
}

/** Runs the operation, and says which kind it is. */
export function RunButton({ operation, several, running, onRun }: Props) {
  const mutation = operation?.kind === "mutation";
  const what = several && operation?.name ? operation.name : mutation ? "mutation" : "query";
  return (
    <Tooltip label={runKeys()}>
      <Button
        size="xs"
        leftSection={<IconPlayerPlayFilled size={14} aria-hidden />}
        loading={running}
        onClick={onRun}
        aria-keyshortcuts="Meta+Enter Control+Enter"
      >
        Run {what}
      </Button>
    </Tooltip>
  );
}
