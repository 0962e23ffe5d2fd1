import { Badge, Title, UnstyledButton } from "@mantine/core";
import { type GraphQLNamedType, type GraphQLSchema, isAbstractType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType } from "graphql";
import { DocText } from "./doc-text";
import classes from "./docs.module.css";
import { InputDoc } from "./input-doc";
import type { DocPlace } from "./search-schema";
import { TypeLink } from "./type-link";

interface Props {
  schema: GraphQLSchema;
  name: string;
  onGo: (place: DocPlace) => void;
}

function kindOf(type: GraphQLNamedType): string {
  if (isScalarType(type)) return "Scalar";
  if (isEnumType(type)) return "Enum";
  if (isInputObjectType(type)) return "Input";
  return isInterfaceType(type) ? "Interface" : isAbstractType(type) ? "Union" : "Object";
}

/** One type: what it is and what it holds. */
export function TypeDoc({ schema, name, onGo }: Props) {
  const type = schema.getType(name);
  if (!type) return null;
  return (
    <>
      <Badge variant="default" mb="xs">
        {kindOf(type)}
      </Badge>
      <p className={classes.lead}>
        <DocText text={type.description} />
      </p>
      <Members type={type} onGo={onGo} />
      {isAbstractType(type) && (
        <section className={classes.part}>
          <Title order={3}>Types that are one</Title>
          <ul className={classes.list}>
            {schema.getPossibleTypes(type).map((possible) => (
              <li key={possible.name} className={classes.item}>
                <TypeLink type={possible} onGo={onGo} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Members({ type, onGo }: { type: GraphQLNamedType; onGo: Props["onGo"] }) {
  if (isEnumType(type))
    return (
      <ul className={classes.list}>
        {type.getValues().map((value) => (
          <li key={value.name} className={classes.item}>
            <span className={classes.name}>{value.name}</span>
            <DocText text={value.description} />
          </li>
        ))}
      </ul>
    );
  if (isInputObjectType(type))
    return (
      <ul className={classes.list}>
        {Object.values(type.getFields()).map((field) => (
          <InputDoc key={field.name} input={field} onGo={onGo} />
        ))}
      </ul>
    );
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  return (
    <ul className={classes.list}>
      {Object.values(type.getFields()).map((field) => (
        <li key={field.name} className={classes.item}>
          <span className={classes.signature}>
            <UnstyledButton className={classes.name} onClick={() => onGo({ type: type.name, field: field.name })}>
              {field.name}
            </UnstyledButton>
            : <TypeLink type={field.type} onGo={onGo} />
          </span>
          <DocText text={field.description} />
        </li>
      ))}
    </ul>
  );
}
