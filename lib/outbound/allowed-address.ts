import ipaddr from "ipaddr.js";
import { isWithin, parseNetwork } from "../api-tokens/networks";
import { settings } from "../env";

/**
 * Whether we connect to an address that somebody else has chosen: one on the public internet, or in a network that the operator has allowed.
 * What is behind our firewall, on this machine or at a cloud's metadata address, is not for those who only may name a URL.
 */
export function isAllowedAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast" || isWithin(settings().privateTargets.map(parseNetwork), address);
}

/** True for an address of this machine, which no network lies before. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}
