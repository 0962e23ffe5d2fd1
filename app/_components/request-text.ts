import { type DocumentNode, print } from "graphql";
import { shellQuote } from "./shell-quote";

/** An operation with its variables, for any GraphQL tool. */
export function asGraphql(document: DocumentNode, variables: unknown): string {
  const lines = JSON.stringify(variables, null, 2).split("\n");
  return `${print(document)}\n\n# Variables\n${lines.map((line) => `# ${line}`).join("\n")}\n`;
}

/** The same as a command, with the access token in LATCHKEY_TOKEN. */
export function asCurl(publicUrl: string, document: DocumentNode, variables: unknown): string {
  const body = JSON.stringify({ query: print(document), variables });
  return [
    `curl ${shellQuote(`${publicUrl}/api/graphql`)} \\`,
    `  -H "Authorization: Bearer $LATCHKEY_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellQuote(body)}`,
    "",
  ].join("\n");
}
