import { RelativeTime } from "../../../../_components/texts/relative-time";
import classes from "./credentials.module.css";
import { endTime } from "../../../_components/ends/end-time";
import { endAfterGrace } from "./grace-values";
import type { ClientSecret } from "../../credentials";
import { secretName } from "../../../_components/credentials/secret-state";

interface Props {
  /** Those in force. */
  secrets: readonly ClientSecret[];
  /** The grace; undefined while that isn't said. */
  seconds: number | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

/** When each of the present secrets would stop, and when it was last used. */
export function SecretFates({ secrets, seconds, now }: Props) {
  return (
    <ul className={classes.fates} aria-label="What becomes of the present secrets" aria-live="polite">
      {secrets.map((secret) => (
        <li key={secret.id} className={classes.fate}>
          <code>{secretName(secret)}</code>
          <span className={classes.used}>
            {secret.lastUsedAt ? (
              <>
                used <RelativeTime at={secret.lastUsedAt} />
              </>
            ) : (
              "never used"
            )}
          </span>
          <span data-now={seconds === 0 || undefined}>{fate(secret, seconds, now)}</span>
        </li>
      ))}
    </ul>
  );
}

function fate({ expiresAt }: ClientSecret, seconds: number | undefined, now: number): string {
  if (seconds === undefined) return "stops …";
  return seconds === 0 ? "stops at once" : `stops on ${endTime(endAfterGrace(expiresAt, seconds, now))}`;
}
