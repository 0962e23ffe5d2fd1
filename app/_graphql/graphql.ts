import type { initGraphQLTada, TadaDocumentNode } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

type Write = ReturnType<typeof initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string; JSON: unknown } }>>;

/** The least indentation of a text's lines, which the code that it stands in gave it. */
const indentation = (text: string): number => Math.min(...[...text.matchAll(/^( *)\S/gm)].map(([, spaces = ""]) => spaces.length));

// What hides fragments from the types is no directive of the API.
const plain = (text: string): string =>
  text
    .replaceAll(" @_unmask", "")
    .replaceAll(new RegExp(`^ {${indentation(text)}}`, "gm"), "")
    .trim();

const write = (text: string, fragments: readonly string[] = []): string => [plain(text), ...fragments].join("\n\n");

/**
 * Writes a document whose result and variables are typed by the schema. At run time it is the text and nothing else: what is sent as it was
 * written needs neither a parser nor a printer in the browser.
 */
export const graphql = write as unknown as Write;

/** The text of a document, as the API takes it. */
export const documentText = <Result, Variables>(document: TadaDocumentNode<Result, Variables>): string => document as unknown as string;

export type { ResultOf, TadaDocumentNode, VariablesOf } from "gql.tada";
