import dayjs from "dayjs";
import { useMinute } from "../../../../_components/texts/use-minute";

/** The present moment in milliseconds since the epoch, kept up to date by the minute. */
export function useNow(): number {
  useMinute();
  return dayjs().valueOf();
}
