import dayjs from "dayjs";
import relativeTime from "dayjs/plugin/relativeTime";
import { Hint } from "../hints/hint";
import { useMinute } from "./use-minute";

dayjs.extend(relativeTime);

const justNow = 45_000;

/** A time as people say it, kept up to date; the exact one on hover and for programs. */
export function RelativeTime({ at }: { at: string }) {
  useMinute();
  const time = dayjs(at);
  return (
    <Hint label={time.format("D MMM YYYY, HH:mm:ss ([UTC]Z)")}>
      <time dateTime={at}>{Math.abs(dayjs().diff(time)) < justNow ? "just now" : time.fromNow()}</time>
    </Hint>
  );
}
