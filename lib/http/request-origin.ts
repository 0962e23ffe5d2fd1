import { randomUUID } from "node:crypto";
import { isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";
import { settings } from "../env";
import { log } from "../log";
import type { RequestOrigin } from "../permissions/actor";

// Next keeps its own copy of every module, so the name is one that all copies share.
const peerAddress = Symbol.for("latchkey.peer-address");

/** Tells from which address the connection of a request came; called by the server that has the socket. */
export function setPeerAddress(request: Request & { [peerAddress]?: string }, address: string | undefined): void {
  request[peerAddress] = address;
}

let warned = false;

/** Tells the operator once that a proxy stands in front which isn't named in the settings. */
function warnOfUnnamedProxy(peer: string | undefined, forwardedFor: string | null): void {
  // Without a peer it is Next that asks, inside this process, and it writes the header itself.
  if (warned || peer === undefined || forwardedFor === null || settings().trustedProxies.length > 0) return;
  warned = true;
  log().warn(
    "requests come with X-Forwarded-For, and no proxy is trusted: if one stands in front, name it in LATCHKEY_TRUSTED_PROXIES, or all clients count as one",
  );
}

/** Where a request comes from, with a new id for it. */
export function newRequestOrigin(request: Request & { [peerAddress]?: string }): RequestOrigin {
  const peer = request[peerAddress];
  const forwardedFor = request.headers.get("x-forwarded-for");
  warnOfUnnamedProxy(peer, forwardedFor);
  return {
    requestId: randomUUID(),
    address: clientAddress(peer, forwardedFor),
    userAgent: printableHeader(request.headers.get("user-agent")),
  };
}

/**
 * The client's address: the peer's, unless the peer is a trusted proxy; then the last address in
 * `X-Forwarded-For` that isn't a trusted proxy itself. What a client writes there counts for nothing.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | null, trusted: readonly string[] = settings().trustedProxies): string | null {
  // Most requests come straight from an IPv4 address, which needs no other form.
  if (forwardedFor === null && peer !== undefined && isIPv4(peer)) return peer;
  const hops = [...(forwardedFor ?? "").split(",").map((hop) => withoutPort(hop.trim())), peer ?? ""].filter(Boolean);
  while (hops.length > 1 && isTrusted(hops.at(-1)!, trusted)) hops.pop();
  const last = hops.at(-1);
  return peer !== undefined && last && ipaddr.isValid(last) ? ipaddr.process(last).toString() : null;
}

/** Some proxies write the port too: `203.0.113.7:4711`, `[2001:db8::7]:4711`. */
function withoutPort(hop: string): string {
  return /^\[([^\]]*)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return trusted.some((network) => {
    const [base, bits] = network.includes("/") ? ipaddr.parseCIDR(network) : [ipaddr.parse(network), ipaddr.parse(network).kind() === "ipv4" ? 32 : 128];
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
}

function printableHeader(value: string | null): string | null {
  return value === null ? null : value.slice(0, 300).replace(/[^\x20-\x7e]/g, "?");
}
