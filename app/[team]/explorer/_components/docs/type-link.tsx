import { UnstyledButton } from "@mantine/core";
import type { GraphQLType } from "graphql";
import classes from "./docs.module.css";
import { type DocPlace, nameOf } from "./search-schema";

/** A type as the schema writes it; its name leads to its docs. */
export function TypeLink({ type, onGo }: { type: GraphQLType; onGo: (place: DocPlace) => void }) {
  const name = nameOf(type);
  const [before, after] = String(type).split(name);
  return (
    <span className={classes.type}>
      {before}
      <UnstyledButton className={classes.link} onClick={() => onGo({ type: name })}>
        {name}
      </UnstyledButton>
      {after}
    </span>
  );
}
