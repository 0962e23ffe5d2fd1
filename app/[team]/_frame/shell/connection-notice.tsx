import { IconPlugConnectedX } from "@tabler/icons-react";
import { useConnectionLost } from "../../../_graphql/use-connection";
import classes from "./shell.module.css";

/** Says that Latchkey can't be reached, for as long as it can't. */
export function ConnectionNotice() {
  const lost = useConnectionLost();
  return (
    <div role="status">
      {lost && (
        <p className={classes.offline}>
          <IconPlugConnectedX size={16} aria-hidden />
          <span>
            <strong>Latchkey can&apos;t be reached.</strong> What you see may be old, and nothing can be saved. What you typed stays; this goes when the
            connection is back.
          </span>
        </p>
      )}
    </div>
  );
}
