import dns from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isAllowedAddress, isLoopbackAddress, kindOfAddress } from "./allowed-address";

/** Why a request to somebody else's server failed. The text tells nothing of what our network looks like beyond what the operator lets people reach. */
export class FetchProblem extends Error {
  override name = "FetchProblem";
}

/** What is wrong with a URL before it is asked; undefined when it may be tried. */
export function urlProblem(text: string): string | undefined {
  if (text.length > 2_000 || !URL.canParse(text)) return "The address must be a URL of at most 2000 characters.";
  const url = new URL(text);
  if (url.username || url.password || url.hash) return "The address must have neither a password nor a fragment.";
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  // Unencrypted traffic that never leaves this machine can't be changed on its way.
  const local = url.protocol === "http:" && (isIP(literal) ? isLoopbackAddress(literal) : literal === "localhost");
  if (url.protocol !== "https:" && !local) return "The address must begin with https://.";
  if (isIP(literal) && !isAllowedAddress(literal)) return `The address ${kindOfAddress(literal)}, which the operator of this installation hasn't allowed.`;
  return undefined;
}

/** Finds the addresses of a name, and lets the connection go to none if any of them isn't allowed: which one is taken is not ours to choose. */
export function lookupFor(protocol: string): LookupFunction {
  const allowed = (address: string) => isAllowedAddress(address) && (protocol === "https:" || isLoopbackAddress(address));
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const refused =
        error ??
        (addresses.length === 0 || !addresses.every(({ address }) => allowed(address))
          ? new FetchProblem("The name leads to an address that is not allowed.")
          : null);
      if (refused) callback(refused, "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}
