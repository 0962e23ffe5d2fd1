import type { GraphQLArgument, GraphQLInputField } from "graphql";
import { DocText } from "./doc-text";
import classes from "./docs.module.css";
import type { DocPlace } from "./search-schema";
import { TypeLink } from "./type-link";

/** An argument, or a field of an input. */
export function InputDoc({ input, onGo }: { input: GraphQLArgument | GraphQLInputField; onGo: (place: DocPlace) => void }) {
  return (
    <li className={classes.item}>
      <span className={classes.signature}>
        <span className={classes.name}>{input.name}</span>: <TypeLink type={input.type} onGo={onGo} />
        {input.defaultValue !== undefined && <span className={classes.type}> = {JSON.stringify(input.defaultValue)}</span>}
      </span>
      <DocText text={input.description} />
    </li>
  );
}
