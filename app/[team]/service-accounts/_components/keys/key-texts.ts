import { shellQuote } from "../../../../_components/code/shell-quote";
import { tokenCurl } from "../../../../_components/code/token-curl";
import type { ClientKeys } from "../../client-keys";

/** The keys as lines of an `.env` file. */
export function envText({ clientId, clientSecret }: ClientKeys): string {
  return `LATCHKEY_CLIENT_ID=${clientId}\nLATCHKEY_CLIENT_SECRET=${clientSecret}\n`;
}

/** The command that gets an access token with the keys. */
export function keysCurl(publicUrl: string, { clientId, clientSecret }: ClientKeys): string {
  return `${tokenCurl(publicUrl, shellQuote(`${clientId}:${clientSecret}`))}\n`;
}
