import { Badge } from "@mantine/core";
import { IconClock, IconHourglassLow, IconSignature } from "@tabler/icons-react";
import type { SigningKey } from "../queries";

const looks = {
  NEXT: { icon: IconClock, color: "var(--lk-accent-text)", text: "Next" },
  SIGNING: { icon: IconSignature, color: "var(--lk-good)", text: "Signing" },
  RETIRING: { icon: IconHourglassLow, color: "var(--lk-warn)", text: "Retiring" },
};

/** What a key does, in a word and a sign. */
export function KeyState({ state }: Pick<SigningKey, "state">) {
  const { icon: Icon, color, text } = looks[state];
  return (
    <Badge variant="default" miw="max-content" c={color} leftSection={<Icon size={12} aria-hidden />}>
      {text}
    </Badge>
  );
}
