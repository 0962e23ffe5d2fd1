import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleOff } from "@tabler/icons-react";
import type { WebhookListItem } from "../../webhooks/queries";

type State = Pick<WebhookListItem, "enabled" | "failingSince" | "disabledReason">;

/** Whether events are sent and arrive, in a word and a sign. */
export function WebhookBadge({ webhook: { enabled, failingSince, disabledReason } }: { webhook: State }) {
  const [Icon, color, word] = !enabled
    ? ([IconCircleOff, disabledReason ? "var(--lk-bad)" : "var(--lk-quiet)", "Disabled"] as const)
    : failingSince
      ? ([IconAlertTriangle, "var(--lk-warn)", "Failing"] as const)
      : ([IconCircleCheck, "var(--lk-good)", "Enabled"] as const);
  return (
    <Badge variant="default" miw="max-content" c={color} leftSection={<Icon size={12} aria-hidden />}>
      {word}
    </Badge>
  );
}
