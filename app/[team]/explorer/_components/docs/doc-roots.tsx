import { Title, UnstyledButton } from "@mantine/core";
import type { GraphQLSchema } from "graphql";
import { DocText } from "./doc-text";
import classes from "./docs.module.css";
import type { DocPlace } from "./search-schema";

interface Props {
  schema: GraphQLSchema;
  onGo: (place: DocPlace) => void;
}

/** All operations that there are. */
export function DocRoots({ schema, onGo }: Props) {
  const roots = [
    { title: "Queries", text: "They read, and change nothing.", type: schema.getQueryType() },
    { title: "Mutations", text: "They change real data.", type: schema.getMutationType() },
  ];
  return roots.map(
    ({ title, text, type }) =>
      type && (
        <section key={title} className={classes.part}>
          <Title order={3}>{title}</Title>
          <p className={classes.quiet}>{text}</p>
          <ul className={classes.list}>
            {Object.values(type.getFields()).map(({ name, description }) => (
              <li key={name}>
                <UnstyledButton className={classes.entry} onClick={() => onGo({ type: type.name, field: name })}>
                  <span className={classes.name}>{name}</span>
                  <DocText text={description} first />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      ),
  );
}
