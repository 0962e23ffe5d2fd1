import ipaddr from "ipaddr.js";

/**
 * What a limit of failures takes for one client's address: an IPv4 address, or the /64 of an IPv6 one,
 * because everybody with IPv6 has that many addresses to change between.
 */
export function networkOf(address: string | null): string {
  if (address === null || !ipaddr.IPv6.isValid(address)) return address ?? "unknown";
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}
