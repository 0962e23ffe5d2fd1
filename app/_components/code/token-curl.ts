import { shellQuote } from "./shell-quote";

/**
 * The command that gets an access token with client keys.
 * @param quotedUser `client_id:client_secret` as one word of a shell, quoted, so that it may hold variables.
 */
export function tokenCurl(publicUrl: string, quotedUser: string, flags = ""): string {
  return `curl ${flags}${shellQuote(`${publicUrl}/oauth/token`)} \\\n  -u ${quotedUser} \\\n  -d grant_type=client_credentials`;
}
