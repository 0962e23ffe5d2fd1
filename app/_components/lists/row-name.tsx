import { PageLink } from "../page/page-link";
import classes from "./row-name.module.css";

interface Props {
  href: string;
  name: string;
  /** What programs call it, in mono. */
  id: string;
}

/** What a row is: its name, which opens it, and its id. */
export function RowName({ href, name, id }: Props) {
  return (
    <div className={classes.cell}>
      <PageLink href={href} className={classes.name}>
        {name}
      </PageLink>
      <span className={classes.id} title={id}>
        {id}
      </span>
    </div>
  );
}
