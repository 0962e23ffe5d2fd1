import { Badge } from "@mantine/core";
import { IconCircleCheck, IconClockExclamation, IconHourglassLow, IconHourglassOff } from "@tabler/icons-react";
import type { CredentialState } from "../../../_components/credentials/secret-state";

const looks: Record<CredentialState, { icon: typeof IconCircleCheck; color: string; text: string }> = {
  ACTIVE: { icon: IconCircleCheck, color: "var(--lk-good)", text: "Active" },
  SOON: { icon: IconClockExclamation, color: "var(--lk-warn)", text: "Expires soon" },
  RETIRING: { icon: IconHourglassLow, color: "var(--lk-warn)", text: "Retiring" },
  ENDED: { icon: IconHourglassOff, color: "var(--lk-quiet)", text: "Ended" },
};

/** Whether a secret, a key or a rule counts, in a word and a sign. */
export function CredentialBadge({ state }: { state: CredentialState }) {
  const { icon: Icon, color, text } = looks[state];
  return (
    <Badge variant="default" miw="max-content" c={color} leftSection={<Icon size={12} aria-hidden />}>
      {text}
    </Badge>
  );
}
