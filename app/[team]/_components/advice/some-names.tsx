import classes from "./advice.module.css";

const shown = 3;

/** The first permissions of several, and how many more there are. */
export function SomeNames({ names, most = shown }: { names: readonly string[]; most?: number }) {
  const rest = names.length - most;
  return (
    <span className={classes.names}>
      {names.slice(0, most).map((name, index) => (
        <span key={name}>
          {index > 0 && ", "}
          <code>{name}</code>
        </span>
      ))}
      {rest > 0 && ` and ${rest.toLocaleString("en")} more`}
    </span>
  );
}
