import { type Icon, IconClockExclamation, IconShieldX, IconWebhookOff } from "@tabler/icons-react";
import type { Notification } from "../../notifications/queries";

/** How each kind of notification is recognized, and what it is called. */
export const kinds: Record<Notification["kind"], { icon: Icon; label: string }> = {
  EXPIRY: { icon: IconClockExclamation, label: "Ends soon" },
  REFUSALS: { icon: IconShieldX, label: "Refusals" },
  WEBHOOK_DISABLED: { icon: IconWebhookOff, label: "Webhook disabled" },
};
