import { Skeleton } from "@mantine/core";
import classes from "./shell.module.css";

/** The shell before it is known who looks at it. */
export function ShellSkeleton() {
  return (
    <div className={classes.shell} aria-busy role="status" aria-label="Loading">
      <div className={classes.side} />
      <div className={classes.bar} />
      <div className={classes.main}>
        <Skeleton height={28} width={224} />
        <Skeleton height={14} width="min(100%, 384px)" mt="sm" />
        <Skeleton height={240} mt="xl" />
      </div>
    </div>
  );
}
