import { Skeleton } from "@mantine/core";
import { useParams, usePathname } from "next/navigation";
import { PageHeader } from "../../../_components/page/page-header";
import { headingAt } from "../../_components/headings";
import classes from "./shell.module.css";

/** The shell before it is known who looks at it, with the title of the page where that is the same for all. */
export function ShellSkeleton() {
  const { team } = useParams();
  const heading = headingAt(usePathname().slice(`/${String(team)}`.length));
  return (
    <div className={classes.shell} aria-busy>
      <div className={classes.side} />
      <div className={classes.bar} />
      <main className={classes.main}>
        {heading ? (
          <PageHeader {...heading} />
        ) : (
          <>
            <Skeleton height={28} width={224} />
            <Skeleton height={14} width="min(100%, 384px)" mt="sm" />
          </>
        )}
        <Skeleton height={240} mt="xl" role="status" aria-label="Loading" />
      </main>
    </div>
  );
}
