import { Fragment } from "react";
import classes from "./pattern.module.css";

interface Props {
  children: string;
  /** True where a `*` stands for itself. */
  exact?: boolean;
  /** For what a token has, beside what it should have. */
  quiet?: boolean;
}

/** What a claim must be, in mono, with each `*` set apart from what is meant literally; it breaks between its parts. */
export function Pattern({ children, exact = false, quiet = false }: Props) {
  return (
    <code className={classes.pattern} data-quiet={quiet || undefined}>
      {children.split(/(\*|[/:@])/).map((part, place) => (
        <Fragment key={place}>
          {part === "*" && !exact ? <mark>*</mark> : part}
          {/^[/:@]$/.test(part) && <wbr />}
        </Fragment>
      ))}
    </code>
  );
}
