import { completeAnyWord } from "@codemirror/autocomplete";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { linter } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { graphql } from "cm6-graphql";
import type { GraphQLSchema } from "graphql";
import { everyEditor, readOnly, writable } from "./base";

/** The editor of operations: completion and checks by the schema; a click with ⌘ or Ctrl opens the docs. */
export function operationExtensions(schema: GraphQLSchema | undefined, onShow: (type: string, field?: string) => void): Extension {
  const onShowInDocs = (field?: string, type?: string, parent?: string) => {
    if (parent) onShow(parent, field);
    else if (type) onShow(type.replace(/[^\w]/g, ""));
  };
  return [everyEditor, writable, graphql(schema, { onShowInDocs })];
}

const checkJson = jsonParseLinter();

/** The editor of variables; nothing at all is as good as `{}`. */
export const variablesExtensions: Extension = [
  everyEditor,
  writable,
  json(),
  json().language.data.of({ autocomplete: completeAnyWord }),
  linter((view) => (view.state.doc.toString().trim() === "" ? [] : checkJson(view))),
];

/** The answer, to read, fold and copy. */
export const answerExtensions: Extension = [everyEditor, readOnly, json()];
