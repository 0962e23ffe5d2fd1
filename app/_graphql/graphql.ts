import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

/** Writes a document whose result and variables are typed by the schema. */
export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string; JSON: unknown } }>();

export type { ResultOf, TadaDocumentNode, VariablesOf } from "gql.tada";
