import { shellQuote } from "./shell-quote";

/** An operation with its variables, for any GraphQL tool. */
export function asGraphql(text: string, variables: unknown): string {
  const lines = JSON.stringify(variables, null, 2).split("\n");
  return `${text}\n\n# Variables\n${lines.map((line) => `# ${line}`).join("\n")}\n`;
}

/** The same as a command, with the access token in LATCHKEY_TOKEN. */
export function asCurl(publicUrl: string, text: string, variables: unknown): string {
  const body = JSON.stringify({ query: text, variables });
  return [
    `curl ${shellQuote(`${publicUrl}/api/graphql`)} \\`,
    `  -H "Authorization: Bearer $LATCHKEY_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellQuote(body)}`,
    "",
  ].join("\n");
}
