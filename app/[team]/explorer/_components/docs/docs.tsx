import { ActionIcon, TextInput } from "@mantine/core";
import { IconArrowLeft, IconSearch, IconX } from "@tabler/icons-react";
import type { GraphQLSchema } from "graphql";
import { useMemo, useState } from "react";
import { DocRoots } from "./doc-roots";
import classes from "./docs.module.css";
import { FieldDoc } from "./field-doc";
import { FoundList } from "./found-list";
import { type DocPlace, everythingIn, isThere, searchSchema } from "./search-schema";
import { TypeDoc } from "./type-doc";

interface Props {
  schema: GraphQLSchema;
  /** Where one has come to, the last place last. */
  trail: DocPlace[];
  onTrail: (trail: DocPlace[]) => void;
  /** Puts an operation for this root field into the editor. */
  onUse: (place: Required<DocPlace>) => void;
}

/** What the API can do, to browse and to search: the schema, as it says itself. */
export function Docs({ schema, trail, onTrail, onUse }: Props) {
  const [text, setText] = useState("");
  const all = useMemo(() => everythingIn(schema), [schema]);
  const here = trail.findLast((place) => isThere(schema, place));
  const go = (place: DocPlace) => {
    setText("");
    onTrail([...trail, place]);
  };

  return (
    <div className={classes.docs}>
      <TextInput
        aria-label="Search the docs"
        placeholder="Search fields and types"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          text && (
            <ActionIcon aria-label="Clear the search" onClick={() => setText("")}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        spellCheck={false}
        autoComplete="off"
      />
      {text.trim() ? (
        <FoundList found={searchSchema(all, text)} text={text} onGo={go} />
      ) : (
        <div key={JSON.stringify(trail)}>
          {here && (
            <div className={classes.crumb}>
              <ActionIcon aria-label="Back" onClick={() => onTrail(trail.slice(0, -1))}>
                <IconArrowLeft size={16} aria-hidden />
              </ActionIcon>
              <span className={classes.path}>
                {here.type}
                {here.field && `.${here.field}`}
              </span>
            </div>
          )}
          {!here && <DocRoots schema={schema} onGo={go} />}
          {here?.field && <FieldDoc schema={schema} type={here.type} field={here.field} onGo={go} onUse={onUse} />}
          {here && !here.field && <TypeDoc schema={schema} name={here.type} onGo={go} />}
        </div>
      )}
    </div>
  );
}
