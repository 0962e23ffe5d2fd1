import ipaddr from "ipaddr.js";
import { isWithin, parseNetwork } from "../bounds/networks";
import { settings } from "../env";

/**
 * Whether we connect to an address that somebody else has chosen: one on the public internet, or in a network that the operator has allowed.
 * What is behind our firewall, on this machine or at a cloud's metadata address, is not for those who only may name a URL.
 */
export function isAllowedAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return isPublic(ipaddr.process(address)) || isWithin(settings().privateTargets.map(parseNetwork), address);
}

/** Of IPv6 only what has been given out so far (2000::/3): the rest means nothing, or what a machine on the way makes of it. */
function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === "unicast" && (address instanceof ipaddr.IPv4 || address.parts[0]! >> 13 === 1);
}

/** True for an address of this machine, which no network lies before. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

const kinds: Record<string, string> = {
  loopback: "is this machine itself",
  unspecified: "is any address of this machine",
  linkLocal: "is link-local, as the metadata of clouds is",
  private: "is in a private network",
  uniqueLocal: "is in a private network",
  carrierGradeNat: "is in a carrier's private network",
  multicast: "is that of many machines at once",
  broadcast: "is that of many machines at once",
  rfc6052: "is translated into another network",
  "6to4": "is translated into another network",
  teredo: "is translated into another network",
};

/** What kind of address it is that isn't allowed, as the end of a sentence. Only for one that was written out: of a name it would tell what our DNS knows. */
export function kindOfAddress(address: string): string {
  return kinds[ipaddr.process(address).range()] ?? "is not on the public internet";
}
