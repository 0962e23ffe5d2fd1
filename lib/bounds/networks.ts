import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/** How many networks one token may allow. */
export const mostNetworks = 50;

type Address = ReturnType<typeof ipaddr.parse>;
export type Network = readonly [base: Address, bits: number];

/** What is wrong with the text as a network or an address; undefined when it is one. */
export function networkProblem(text: string): string | undefined {
  const form = "A network is an address with the length of its prefix, such as 203.0.113.0/24 or 2001:db8::/32; an address alone is itself only.";
  const [, base, prefix] = /^([0-9A-Fa-f.:]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (base === undefined || isIP(base) === 0) return form;
  const address = ipaddr.parse(base);
  const longest = address.kind() === "ipv4" ? 32 : 128;
  if (prefix !== undefined && (Number(prefix) > longest || String(Number(prefix)) !== prefix)) return `The length of the prefix must be from 0 to ${longest}.`;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) return "Write IPv4 addresses as such: clients that come by IPv4 are known by those.";
  const [network, bits] = [firstOf(address, Number(prefix ?? longest)), Number(prefix ?? longest)];
  return network.toString() === address.toString() ? undefined : `The network begins at another address: write ${network.toString()}/${bits}`;
}

/** A token's list of networks, each in its usual form. */
export const networkList = z
  .array(
    z.string("A network must be text.").superRefine((text, ctx) => {
      const problem = networkProblem(text);
      if (problem) ctx.addIssue({ code: "custom", message: problem });
    }),
  )
  .max(mostNetworks, `At most ${mostNetworks} networks may be allowed.`)
  .transform((list) => [...new Set(list.map((text) => textOf(parseNetwork(text))))]);

/** A network as it is compared; the text must be a good one. */
export function parseNetwork(text: string): Network {
  const [base, prefix] = text.split("/");
  const address = ipaddr.parse(base!);
  return [address, prefix === undefined ? (address.kind() === "ipv4" ? 32 : 128) : Number(prefix)];
}

/** True when the address lies in one of the networks. One that isn't known lies in none. */
export function isWithin(networks: readonly Network[], address: string | null): boolean {
  if (address === null || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(([base, bits]) => base.kind() === parsed.kind() && parsed.match(base, bits));
}

/** True when what is bound to these networks counts from the address; without any it counts from everywhere. */
export function countsFrom(networks: readonly Network[], address: string | null): boolean {
  return networks.length === 0 || isWithin(networks, address);
}

/** True when all of the inner network lies in the outer one. */
export function contains([outer, outerBits]: Network, [inner, innerBits]: Network): boolean {
  return outer.kind() === inner.kind() && innerBits >= outerBits && inner.match(outer, outerBits);
}

const textOf = ([base, bits]: Network) => `${base.toString()}/${bits}`;

function firstOf(address: Address, bits: number): Address {
  const bytes = address.toByteArray().map((byte, n) => byte & (0xff << Math.max(0, 8 - Math.max(0, bits - n * 8))) & 0xff);
  return ipaddr.fromByteArray(bytes);
}
