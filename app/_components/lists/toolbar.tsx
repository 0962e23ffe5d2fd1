import type { ReactNode } from "react";
import classes from "./toolbar.module.css";

interface Props {
  label: string;
  /** Search and filters. */
  children: ReactNode;
  /** What concerns the list as a whole, such as its columns. */
  right?: ReactNode;
}

/** Search and filters above a list. */
export function Toolbar({ label, children, right }: Props) {
  return (
    <div className={classes.toolbar}>
      <div className={classes.filters} role="search" aria-label={label}>
        {children}
      </div>
      {right && <div className={classes.right}>{right}</div>}
    </div>
  );
}
