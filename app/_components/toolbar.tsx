import { Group } from "@mantine/core";
import type { ReactNode } from "react";

/** Search and filters above a list. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group gap="xs" mb="md" role="search" aria-label={label}>
      {children}
    </Group>
  );
}
