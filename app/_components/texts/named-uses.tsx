import classes from "./named-uses.module.css";
import { RelativeTime } from "./relative-time";

interface Props {
  /** What the list is, for people who don't see it. */
  label: string;
  things: readonly { id: string; name: string; lastUsedAt: string | null }[];
}

/** Things that are about to stop, each with when it was last used. */
export function NamedUses({ label, things }: Props) {
  return (
    <ul className={classes.names} aria-label={label} tabIndex={0}>
      {things.map(({ id, name, lastUsedAt }) => (
        <li key={id} className={classes.line}>
          <span className={classes.name}>{name}</span>
          <span className={classes.used}>
            {lastUsedAt ? (
              <>
                used <RelativeTime at={lastUsedAt} />
              </>
            ) : (
              "never used"
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
