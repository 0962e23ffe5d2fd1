import { Badge } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconClock } from "@tabler/icons-react";
import type { DeliveryStatus } from "./queries";

/** What the states of a delivery are called. */
export const statusNames: Record<DeliveryStatus, string> = { DELIVERED: "Delivered", PENDING: "On its way", FAILED: "Given up" };

const looks: Record<DeliveryStatus, { icon: typeof IconClock; color: string }> = {
  DELIVERED: { icon: IconCircleCheck, color: "var(--lk-good)" },
  PENDING: { icon: IconClock, color: "var(--lk-warn)" },
  FAILED: { icon: IconCircleX, color: "var(--lk-bad)" },
};

/** How a delivery stands, in a word and a sign. */
export function DeliveryBadge({ status }: { status: DeliveryStatus }) {
  const { icon: Icon, color } = looks[status];
  return (
    <Badge variant="default" miw="max-content" c={color} leftSection={<Icon size={12} aria-hidden />}>
      {statusNames[status]}
    </Badge>
  );
}
