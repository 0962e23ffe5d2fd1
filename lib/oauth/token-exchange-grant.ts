import { foreignTokenGrant } from "./foreign-token-grant";
import { readExchange } from "./read-exchange";
import { refreshGrant } from "./refresh-grant";
import type { TokenRequest } from "./token-request";

export const tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

/** Token exchange (RFC 8693): a token, which is the only credential, for an access token of the account that is named by its client id. */
export async function tokenExchangeGrant(asked: TokenRequest): Promise<Response> {
  const exchange = readExchange(asked);
  return exchange.own ? refreshGrant(exchange) : foreignTokenGrant(exchange);
}
