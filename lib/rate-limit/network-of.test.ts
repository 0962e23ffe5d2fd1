import { expect, it } from "vitest";
import { networkOf } from "./network-of";

it("a limit of failures can't be dodged by changing between the addresses of one IPv6 network", () => {
  expect(networkOf("2001:db8:1:2::1")).toBe(networkOf("2001:db8:1:2:ffff::2"));
  expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
});

it("IPv4 addresses, and requests without an address, stand for themselves", () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("203.0.113.8")).not.toBe(networkOf("203.0.113.7"));
  expect(networkOf(null)).toBe("unknown");
});
