import { Text } from "@mantine/core";
import { IconCalendarRepeat, IconHourglassEmpty, IconSignature } from "@tabler/icons-react";
import dayjs from "dayjs";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { comingUp } from "../coming-up";
import type { SigningKeyRing } from "../queries";
import classes from "./coming-up.module.css";

const icons = { signs: IconSignature, goes: IconHourglassEmpty, rotates: IconCalendarRepeat };

/** What will happen to the keys by itself, and when. */
export function ComingUp({ ring, mayRotate }: { ring: SigningKeyRing; mayRotate: boolean }) {
  const all = comingUp(ring);
  return (
    <>
      {all.length > 0 && (
        <ol className={classes.list}>
          {all.map(({ at, what, key, text: [before, after] }) => {
            const Icon = icons[what];
            return (
              <li key={`${what} ${key ?? ""}`} className={classes.row}>
                <Icon size={20} stroke={1.6} aria-hidden className={classes.icon} />
                <div className={classes.text}>
                  <span>
                    {before} {key && <code>{key}</code>} {after}
                  </span>
                  <span className={classes.when}>
                    {dayjs(at).format("D MMM YYYY, HH:mm")} · <RelativeTime at={at} />
                  </span>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {ring.nextRotationAt === null && (
        <Text size="sm" c="dimmed" mt={all.length > 0 ? "sm" : undefined}>
          Keys don&apos;t rotate by themselves{all.some(({ what }) => what === "signs") ? " after that" : ""}.
          {mayRotate && " Choose Schedule to have new ones every 90 days, say."}
        </Text>
      )}
    </>
  );
}
