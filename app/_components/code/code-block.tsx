import { CopyIconButton } from "../copy/copy-icon-button";
import classes from "./code-block.module.css";

interface Props {
  code: string;
  /** What it is, as in "curl example". */
  what: string;
}

/** Code to read and to copy. */
export function CodeBlock({ code, what }: Props) {
  return (
    <div className={classes.block}>
      <pre className={classes.code} tabIndex={0} aria-label={what}>
        <code>{code.trimEnd()}</code>
      </pre>
      <div className={classes.copy}>
        <CopyIconButton value={code} what={what} />
      </div>
    </div>
  );
}
