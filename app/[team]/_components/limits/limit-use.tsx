import classes from "./limits.module.css";

interface Props {
  /** What is limited, as in "Calls per minute". */
  label: string;
  /** Null for any number. */
  limit: number | null;
  used: number | null;
  /** The stretch that the use is of, as in "in this minute". */
  when: string;
  /** What follows when nothing is left, and until when. */
  usedUp: string;
}

/** Where a meter begins to warn. */
const near = 0.8;

/** How much of a limit is used, in words and as a small meter. */
export function LimitUse({ label, limit, used, when, usedUp }: Props) {
  if (limit === null) return "Any number.";
  const count = Math.min(used ?? 0, limit);
  const level = count === limit ? "full" : count >= limit * near ? "near" : undefined;
  const text = `${count.toLocaleString("en")} of ${limit.toLocaleString("en")} used ${when}`;
  return (
    <div className={classes.use}>
      <span>{text}</span>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={count}
        aria-valuetext={text}
        className={classes.meter}
        data-level={level}
      >
        <div className={classes.bar} style={{ width: `${(count / limit) * 100}%` }} />
      </div>
      {level === "full" && <span className={classes.full}>{usedUp}</span>}
    </div>
  );
}
