import { expect, it } from "vitest";
import { asAddress } from "./as-address";

it("takes whole addresses of both kinds", () => {
  expect([" 203.0.113.7 ", "2001:DB8::1", "::1"].map(asAddress)).toEqual(["203.0.113.7", "2001:db8::1", "::1"]);
});

it("takes nothing that isn't one yet", () => {
  expect(["", "203.0.113", "203.0.113.300", "example.com", "10.0.0.0/8", "cafe"].map(asAddress)).toEqual(Array(6).fill(undefined));
});
