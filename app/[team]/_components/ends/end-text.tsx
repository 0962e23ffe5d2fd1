import dayjs from "dayjs";
import { RelativeTime } from "../../../_components/texts/relative-time";

interface Props {
  at: string | null;
  /** With the day, where there is room. */
  withDay?: boolean;
}

/** When a token ends, or that it never does. */
export function EndText({ at, withDay = false }: Props) {
  if (at === null) return "Never";
  return (
    <>
      <RelativeTime at={at} />
      {withDay && `, on ${dayjs(at).format("D MMMM YYYY")}`}
    </>
  );
}
