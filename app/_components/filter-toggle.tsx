import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";

interface Props {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A filter of a list that is on or off, as a chip. */
export function FilterToggle({ label, on, onChange }: Props) {
  return (
    <Button
      variant={on ? "light" : "default"}
      radius="xl"
      aria-pressed={on}
      leftSection={on ? <IconCheck size={14} aria-hidden /> : undefined}
      onClick={() => onChange(!on)}
    >
      {label}
    </Button>
  );
}
