import classes from "./code-lines.module.css";

interface Props {
  /** What they are, for people who don't see it. */
  label: string;
  lines: readonly string[];
}

/** Short texts in mono, each on a line of its own; many of them scroll. */
export function CodeLines({ label, lines }: Props) {
  return (
    <ul className={classes.lines} aria-label={label} tabIndex={lines.length > 10 ? 0 : undefined}>
      {lines.map((line) => (
        <li key={line}>
          <code>{line}</code>
        </li>
      ))}
    </ul>
  );
}
