import { parsedDocument, parsedVariables } from "./operations";
import { holdsSecret, withoutSecrets } from "./secrets";

/**
 * What of an operation may be kept or handed on.
 * @returns its variables without what looks like a secret; undefined when the operation itself holds one, or is unfinished and may.
 */
export function harmlessPart(query: string, variables: string): { variables: string; complete: boolean } | undefined {
  const document = parsedDocument(query);
  if (!document || holdsSecret(document)) return undefined;
  const parsed = parsedVariables(variables);
  // What can't be read can't be searched either.
  if (!parsed) return { variables: "", complete: false };
  const kept = JSON.stringify(withoutSecrets(parsed), null, 2);
  const complete = kept === JSON.stringify(parsed, null, 2);
  return { variables: complete ? variables : kept === "{}" ? "" : kept, complete };
}
