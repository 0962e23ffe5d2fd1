import { Button, Title } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { DocText } from "./doc-text";
import classes from "./docs.module.css";
import { InputDoc } from "./input-doc";
import type { DocPlace } from "./search-schema";
import { TypeLink } from "./type-link";

interface Props {
  schema: GraphQLSchema;
  type: string;
  field: string;
  onGo: (place: DocPlace) => void;
  onUse: (place: Required<DocPlace>) => void;
}

/** One field: what it is, what it takes, what it gives. */
export function FieldDoc({ schema, type, field, onGo, onUse }: Props) {
  const parent = schema.getType(type);
  const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType();
  const definition = isObjectType(parent) || isInterfaceType(parent) || isInputObjectType(parent) ? parent.getFields()[field] : undefined;
  if (!definition) return null;
  const args = "args" in definition ? definition.args : [];
  return (
    <>
      <p className={classes.lead}>
        <DocText text={definition.description} />
      </p>
      {definition.deprecationReason != null && <p className={classes.deprecated}>Deprecated. {definition.deprecationReason}</p>}
      {isRoot && (
        <Button variant="default" size="xs" mb="md" rightSection={<IconArrowRight size={14} aria-hidden />} onClick={() => onUse({ type, field })}>
          Put it into the editor
        </Button>
      )}
      <section className={classes.part}>
        <Title order={3}>Type</Title>
        <TypeLink type={definition.type} onGo={onGo} />
      </section>
      {args.length > 0 && (
        <section className={classes.part}>
          <Title order={3}>Arguments</Title>
          <ul className={classes.list}>
            {args.map((arg) => (
              <InputDoc key={arg.name} input={arg} onGo={onGo} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
