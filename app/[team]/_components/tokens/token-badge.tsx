import { Badge } from "@mantine/core";
import { IconBan, IconCircleCheck, IconClockExclamation, IconHourglassOff } from "@tabler/icons-react";
import dayjs from "dayjs";
import { useMinute } from "../../../_components/texts/use-minute";
import type { ApiTokenListItem } from "../../tokens/queries";
import { type ShownState, shownState, stateNames } from "./token-state";

const looks: Record<ShownState, { icon: typeof IconBan; color: string }> = {
  ACTIVE: { icon: IconCircleCheck, color: "var(--lk-good)" },
  SOON: { icon: IconClockExclamation, color: "var(--lk-warn)" },
  EXPIRED: { icon: IconHourglassOff, color: "var(--lk-quiet)" },
  REVOKED: { icon: IconBan, color: "var(--lk-quiet)" },
};

/** Whether a token counts, in a word and a sign; kept up to date. */
export function TokenBadge({ token }: { token: Pick<ApiTokenListItem, "state" | "expiresAt"> }) {
  useMinute();
  const state = shownState(token, dayjs().valueOf());
  const { icon: Icon, color } = looks[state];
  return (
    <Badge variant="default" miw="max-content" c={color} leftSection={<Icon size={12} aria-hidden />}>
      {stateNames[state]}
    </Badge>
  );
}
