import { UnstyledButton } from "@mantine/core";
import { type Example, examples } from "./examples";
import { KindTag } from "./kind-tag";
import classes from "./side.module.css";

/** Operations to begin with. */
export function ExamplesList({ onOpen }: { onOpen: (example: Example) => void }) {
  return (
    <ul className={classes.list}>
      {examples.map((example) => (
        <li key={example.title}>
          <UnstyledButton className={classes.entry} onClick={() => onOpen(example)}>
            <span className={classes.title}>
              {example.title}
              {example.query.startsWith("mutation") && <KindTag />}
            </span>
            <span className={classes.text}>{example.text}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
