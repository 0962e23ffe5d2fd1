import dayjs from "dayjs";
import { RelativeTime } from "../../../../_components/texts/relative-time";

/** When a delivery is tried next; what is due within a minute isn't said to be past. */
export function NextTry({ at }: { at: string }) {
  return dayjs(at).diff(dayjs(), "seconds") < 45 ? "in a moment" : <RelativeTime at={at} />;
}
