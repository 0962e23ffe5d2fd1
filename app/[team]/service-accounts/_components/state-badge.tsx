import { Badge } from "@mantine/core";
import { IconCircleCheck, IconCircleOff } from "@tabler/icons-react";

/** Whether an account may authenticate, in a word and a sign. */
export function StateBadge({ enabled }: { enabled: boolean }) {
  const Icon = enabled ? IconCircleCheck : IconCircleOff;
  return (
    <Badge variant="default" c={enabled ? "var(--lk-good)" : "var(--lk-quiet)"} leftSection={<Icon size={12} aria-hidden />}>
      {enabled ? "Enabled" : "Disabled"}
    </Badge>
  );
}
