import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse } from "graphql";

/** An operation in the editor. */
export interface Operation {
  kind: "query" | "mutation" | "subscription";
  name: string | undefined;
  /** Names of its variables, without `$`. */
  variables: string[];
  from: number;
  to: number;
}

/** The document in the editor; undefined while it can't be parsed. */
export function parsedDocument(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: 20_000 });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** The operations of a document, in its order. */
export function operationsOf(document: DocumentNode | undefined): Operation[] {
  const definitions = document?.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION) ?? [];
  return definitions.map(({ operation, name, variableDefinitions, loc }) => ({
    kind: operation,
    name: name?.value,
    variables: variableDefinitions?.map(({ variable }) => variable.name.value) ?? [],
    from: loc?.start ?? 0,
    to: loc?.end ?? 0,
  }));
}

/** The operation that the cursor is in; between two of them the one before it. */
export function operationAt(operations: Operation[], cursor: number): Operation | undefined {
  return operations.findLast(({ from }) => from <= cursor) ?? operations[0];
}

/** The value of the variables editor; undefined when it isn't a JSON object. Nothing typed means no variables. */
export function parsedVariables(text: string): Record<string, unknown> | undefined {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
