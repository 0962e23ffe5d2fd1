import { shellQuote } from "../../../../_components/code/shell-quote";

/** A token with what an example of its use needs. */
export interface UsableToken {
  plainToken: string;
  /** Its account's API; Latchkey's own when it isn't known. */
  product?: { audience: string; builtIn: boolean };
  allowedOrigins: readonly string[];
}

/** The token as a line of an `.env` file. */
export const tokenEnv = ({ plainToken }: UsableToken): string => `LATCHKEY_TOKEN=${plainToken}\n`;

/**
 * A command that calls the API with the token; for one that is bound to origins, as a page of the first of them would.
 * @returns undefined when the API's audience names it and is no address
 */
export function tokenUse(publicUrl: string, { plainToken, product, allowedOrigins }: UsableToken): string | undefined {
  const own = !product || product.builtIn;
  if (!own && !/^https?:/i.test(product.audience)) return undefined;
  const [origin] = allowedOrigins;
  const lines = [
    `curl ${shellQuote(own ? `${publicUrl}/api/graphql` : product.audience)}`,
    `-H ${shellQuote(`Authorization: Bearer ${plainToken}`)}`,
    ...(origin ? [`-H ${shellQuote(`Origin: ${origin.replace("*", "app")}`)}`] : []),
    ...(own ? ["-H 'Content-Type: application/json'", `-d '{"query":"{ viewer { name } }"}'`] : []),
  ];
  return `${lines.join(" \\\n  ")}\n`;
}
