import { Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { RelativeTime } from "../../../_components/texts/relative-time";
import classes from "./advice.module.css";

interface Props {
  /** Since when uses are known; null when none is. */
  at: string | null;
  days: number;
}

/** Says so where uses are known for less time than is asked about: what was used before looks unused. */
export function ObservedSince({ at, days }: Props) {
  const [now] = useState(() => Date.now());
  if (at !== null && now - Date.parse(at) > days * 86_400_000) return null;
  return (
    <Text size="sm" c="dimmed" component="div" className={classes.since}>
      <IconInfoCircle size={16} aria-hidden />
      <span>
        {at === null ? (
          "No use was counted yet, so that nothing can be said."
        ) : (
          <>
            Uses are counted since <RelativeTime at={at} /> only: what was used before looks unused.
          </>
        )}
      </span>
    </Text>
  );
}
