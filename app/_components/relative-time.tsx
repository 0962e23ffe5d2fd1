import { Tooltip } from "@mantine/core";
import dayjs from "dayjs";
import relativeTime from "dayjs/plugin/relativeTime";

dayjs.extend(relativeTime);

/** A time as people say it; the exact one on hover and for programs. */
export function RelativeTime({ at }: { at: string }) {
  const time = dayjs(at);
  return (
    <Tooltip label={time.format("D MMM YYYY, HH:mm:ss ([UTC]Z)")}>
      <time dateTime={at}>{time.fromNow()}</time>
    </Tooltip>
  );
}
