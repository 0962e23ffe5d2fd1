import { RelativeTime } from "../../../_components/texts/relative-time";
import classes from "./last-used.module.css";

interface Props {
  /** Null when never. */
  at: string | null;
  /** From where and with what, where there is room to tell. */
  use?: { address: string | null; agent: string | null } | null;
}

/** When an account or a credential was last used, and what is known of the program that did. */
export function LastUsed({ at, use }: Props) {
  if (!at) return "Never";
  const from = [use?.agent, use?.address].filter(Boolean);
  return (
    <>
      <RelativeTime at={at} />
      {from.length > 0 && (
        <span className={classes.from}>
          {use?.agent && <>by {use.agent} </>}
          {use?.address && (
            <>
              from <code>{use.address}</code>
            </>
          )}
        </span>
      )}
    </>
  );
}
