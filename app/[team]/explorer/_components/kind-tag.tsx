import classes from "./side.module.css";

/** Marks what changes data. */
export function KindTag() {
  return <span className={classes.kind}>mutation</span>;
}
