import { shellQuote } from "../../../../_components/shell-quote";
import type { ClientKeys } from "../../client-keys";

/** The keys as lines of an `.env` file. */
export function envText({ clientId, clientSecret }: ClientKeys): string {
  return `LATCHKEY_CLIENT_ID=${clientId}\nLATCHKEY_CLIENT_SECRET=${clientSecret}\n`;
}

/** The command that gets an access token with the keys. */
export function tokenCurl(publicUrl: string, { clientId, clientSecret }: ClientKeys): string {
  return [
    `curl ${shellQuote(`${publicUrl}/oauth/token`)} \\`,
    `  -u ${shellQuote(`${clientId}:${clientSecret}`)} \\`,
    "  -d grant_type=client_credentials",
    "",
  ].join("\n");
}
